package campus.contacts.spi;

import campus.contacts.Dice;
import campus.contacts.people.Attribute;
import campus.contacts.people.AttributePath;
import campus.contacts.people.Condition;
import campus.contacts.people.Condition.Operator;
import campus.contacts.people.Folded;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words of letters from every script, and a naive model of comparing them: letter by letter, two letters being the same when they are
 * the same in any case. Letters that Unicode writes as several in another case or form are left out, as are those that join their
 * neighbours.
 */
final class Letters {
    private static final Map<UnicodeScript, List<String>> OF_SCRIPTS = IntStream.rangeClosed(
                    1, Character.MAX_CODE_POINT)
            .filter(Letters::isOrdinary)
            .mapToObj(Character::toString)
            .collect(Collectors.groupingBy(letter -> UnicodeScript.of(letter.codePointAt(0))));

    private Letters() {}

    private static boolean isOrdinary(int letter) {
        String text = Character.toString(letter);
        String forms = text.toUpperCase(java.util.Locale.ROOT) + text.toLowerCase(java.util.Locale.ROOT);
        return Character.isLetter(letter)
                && !(letter >= 0x1100 && letter <= 0x11FF)
                && forms.codePointCount(0, forms.length()) == 2
                && forms.codePoints().allMatch(form -> isOne(Character.toString(form)));
    }

    private static boolean isOne(String form) {
        String composed = Normalizer.normalize(form, Normalizer.Form.NFKC);
        return composed.codePointCount(0, composed.length()) == 1;
    }

    /** One to six letters, some of them the same. */
    static List<String> word(Dice dice) {
        List<String> script =
                OF_SCRIPTS.get(dice.pick(OF_SCRIPTS.keySet().stream().sorted().toList()));
        List<String> few = List.of(dice.pick(script), dice.pick(script), dice.pick(script));
        List<String> word = new ArrayList<>();
        for (int i = 1 + dice.below(6); i > 0; i--) {
            word.add(dice.pick(few));
        }
        return inAnyCase(word, dice);
    }

    static List<String> inAnyCase(List<String> word, Dice dice) {
        return word.stream()
                .map(letter -> switch (dice.below(3)) {
                    case 0 -> Character.toString(Character.toUpperCase(letter.codePointAt(0)));
                    case 1 -> Character.toString(Character.toLowerCase(letter.codePointAt(0)));
                    default -> letter;
                })
                .toList();
    }

    /** The names that are such, beside how the directory is asked for them. */
    static DirectoryAsk ask(Operator operator, List<String> operand, List<List<String>> names) {
        String text = String.join("", operand);
        AttributePath path =
                AttributePath.find(Attribute.PERSON, "names.family").orElseThrow();
        return new DirectoryAsk(
                new Condition.Texts(path, operator, Folded.of(text)),
                seen -> DirectoryModel.values(seen, List.of("names", "family")).stream()
                        .anyMatch(family -> names.stream()
                                .filter(name -> String.join("", name).equals(family))
                                .anyMatch(name -> holds(operator, name, operand))));
    }

    private static boolean holds(Operator operator, List<String> name, List<String> operand) {
        int behind = name.size() - operand.size();
        return switch (operator) {
            case EQUAL -> behind == 0 && isAt(0, name, operand);
            case STARTS_WITH -> isAt(0, name, operand);
            case ENDS_WITH -> isAt(behind, name, operand);
            default -> IntStream.rangeClosed(0, behind).anyMatch(start -> isAt(start, name, operand));
        };
    }

    private static boolean isAt(int start, List<String> name, List<String> operand) {
        return start >= 0
                && start + operand.size() <= name.size()
                && IntStream.range(0, operand.size()).allMatch(i -> same(name.get(start + i), operand.get(i)));
    }

    private static boolean same(String one, String other) {
        return Normalizer.normalize(one, Normalizer.Form.NFKC)
                .equalsIgnoreCase(Normalizer.normalize(other, Normalizer.Form.NFKC));
    }
}
