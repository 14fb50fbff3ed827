package campus.contacts.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The people of the campus: every combination of a script's given and family names, 8 × 5 × 5. */
final class DemoPeople {
    /**
     * An invented person.
     *
     * @param name in the person's own script and order
     * @param given the given name
     * @param family the family name
     * @param login the given name and the first letter of the family name in Latin letters, unique: {@code ada.l}
     */
    record Person(String name, String given, String family, String login) {}

    private record Name(String spelled, String latin) {}

    /** The names, one script a line: given names, then family names; the last column states which comes first. */
    private static final String TABLE = """
            Ada ada, Bruno bruno, Carol carol, Imani imani, Tomas tomas | Lindholm l, Marsh m, Okoro o, Petit p, Quill q | given
            Zoë zoe, Łukasz lukasz, Þóra thora, Çağla cagla, Søren soren | Šimůnek s, Núñez n, Đặng d, Õunapuu o, Vårdal v | given
            ليلى layla, يوسف yusuf, سلمى salma, كريم karim, هدى huda | الحداد h, النجار n, الصباغ s, المصري m, الخياط k | given
            נועה noa, יעל yael, איתן eitan, תמר tamar, עומר omer | אלון a, גולן g, דגן d, כרמל c, שקד s | given
            思遠 siyuan, 雅婷 yating, 文博 wenbo, 曉月 xiaoyue, 明哲 mingzhe | 王 w, 李 l, 陳 c, 黃 h, 趙 z | family
            Ελένη eleni, Νίκος nikos, Σοφία sofia, Δημήτρης dimitris, Θάλεια thaleia | Καλογήρου k, Οικονόμου o, Αλεξίου a, Βασιλείου v, Γεωργίου g | given
            Олена olena, Тарас taras, Ірина iryna, Богдан bohdan, Дарина daryna | Кравець k, Бондаренко b, Ткачук t, Руденко r, Лисенко l | given
            आशा asha, समीर sameer, मीरा meera, अर्जुन arjun, कविता kavita | जोशी j, वर्मा v, मिश्रा m, तिवारी t, पाटिल p | given
            """;

    private DemoPeople() {}

    /** Returns all people, in a pseudo-random order that depends only on the generator. */
    static List<Person> all(Random dice) {
        List<Person> people = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" \\| ");
            boolean familyFirst = cells[2].equals("family");
            for (Name given : names(cells[0])) {
                for (Name family : names(cells[1])) {
                    people.add(new Person(
                            familyFirst ? family.spelled + given.spelled : given.spelled + ' ' + family.spelled,
                            given.spelled,
                            family.spelled,
                            given.latin + '.' + family.latin));
                }
            }
        }
        Collections.shuffle(people, dice);
        return people;
    }

    private static List<Name> names(String cell) {
        List<Name> names = new ArrayList<>();
        for (String name : cell.split(", ")) {
            int space = name.indexOf(' ');
            names.add(new Name(name.substring(0, space), name.substring(space + 1)));
        }
        return names;
    }
}
