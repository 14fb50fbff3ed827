package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.ImportedPeople.ADA;
import static campus.contacts.spi.ImportedPeople.OFFICE;
import static campus.contacts.spi.ImportedPeople.add;
import static campus.contacts.spi.ImportedPeople.address;
import static campus.contacts.spi.ImportedPeople.contacts;
import static campus.contacts.spi.ImportedPeople.importer;
import static campus.contacts.spi.ImportedPeople.line;
import static campus.contacts.spi.ImportedPeople.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.Precondition;
import campus.contacts.people.Netid;
import campus.contacts.people.PeopleImport;
import campus.contacts.people.Person;
import campus.contacts.people.PersonLine;
import campus.contacts.people.SupersededImportException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How people are brought in once more (campus facades, section 2). */
public interface PeopleImportAgainContract extends StorageFixture {
    @Test
    default void what_was_deleted_comes_back_with_the_same_line() {
        try (Campus campus = campus()) {
            PersonLine line = line(ADA, OFFICE, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]");
            add(campus, line);
            add(campus, line);
            campus.addresses().delete(ANYONE, address(campus, "ada@example.edu").id(), Precondition.NONE);
            add(campus, line);
            assertThat(texts(campus)).contains("ada@example.edu");
        }
    }

    @Test
    default void what_somebody_else_said_of_a_person_gives_way_to_the_same_line() {
        try (Campus campus = campus()) {
            PersonLine line = line(ADA, "\"student\":true");
            add(campus, line);
            campus.storage().write(unit -> {
                Person ada = unit.people().lock(new Netid("ada1")).orElseThrow();
                Person.Standing noStudent = new Person.Standing(false, false);
                unit.people().save(List.of(new Person(noStudent, ada.entry(), ada.dplans(), ada.changedAt())));
                return null;
            });
            add(campus, line);
            assertThat(campus.storage()
                            .<Optional<Person>>read(unit -> unit.people().find(new Netid("ada1"))))
                    .hasValueSatisfying(
                            ada -> assertThat(ada.standing().isStudent()).isTrue());
        }
    }

    @Test
    default void a_person_who_comes_twice_is_in_the_end_as_the_later_line_says() {
        try (Campus campus = campus()) {
            PersonLine one = line(ADA, "\"urls\":[{\"url\":\"https://example.edu/1\"}]");
            PersonLine two = line(ADA, "\"urls\":[{\"url\":\"https://example.edu/2\"}]");
            add(campus, one, two);
            add(campus, one, two);
            assertThat(texts(campus)).containsExactly("https://example.edu/2");
        }
    }

    @Test
    default void a_value_that_an_import_changes_is_never_older_than_before() {
        try (Campus campus = campus()) {
            add(campus, line(ADA, OFFICE, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]"));
            campus.clock().advance(Duration.ofDays(-1));
            add(campus, line(ADA, OFFICE.replace("office", "fax"), """
                    "emailAddresses":[{"address":"ada@example.edu","release":"public"}]"""));
            assertThat(address(campus, "ada@example.edu").identity().changedAt())
                    .isEqualTo(Campus.NOON.plusMillis(1));
        }
    }

    @Test
    default void whoever_comes_again_unchanged_is_not_removed() {
        try (Campus campus = campus()) {
            PersonLine line = line(ADA, OFFICE);
            add(campus, line);
            PeopleImport again = importer(campus);
            long run = again.begin();
            again.add(run, List.of(line));
            assertThat(again.removeOthers(run, 10)).isZero();
            assertThat(contacts(campus)).hasSize(2);
        }
    }

    @Test
    default void an_earlier_import_ends_when_a_later_one_starts() {
        try (Campus campus = campus()) {
            PeopleImport importer = importer(campus);
            long earlier = importer.begin();
            importer.add(earlier, List.of(line(ADA)));
            long later = importer.begin();
            assertThatThrownBy(() -> importer.add(earlier, List.of(line(ADA, OFFICE))))
                    .isInstanceOf(SupersededImportException.class);
            assertThatThrownBy(() -> importer.removeOthers(earlier, 10)).isInstanceOf(SupersededImportException.class);
            assertThat(contacts(campus)).isEmpty();
            importer.add(later, List.of(line(ADA)));
            assertThat(importer.removeOthers(later, 10)).isZero();
        }
    }

    @Test
    default void people_whom_a_later_import_named_are_not_removed() {
        try (Campus campus = campus()) {
            PeopleImport importer = importer(campus);
            long earlier = importer.begin();
            importer.add(importer.begin(), List.of(line(ADA)));
            assertThat(campus.storage().<List<Netid>>read(unit -> unit.imports().unseen(earlier, null, 10)))
                    .isEmpty();
        }
    }

    @Test
    default void only_one_import_at_a_time_holds_the_lock() {
        try (Campus campus = campus()) {
            Storage storage = campus.storage();
            ImportLock first = storage.lockImports(Duration.ZERO).orElseThrow();
            assertThat(storage.lockImports(Duration.ZERO)).isEmpty();
            assertThat(campus.address()).isNotNull();
            first.release();
            ImportLock second = storage.lockImports(Duration.ZERO).orElseThrow();
            first.release();
            assertThat(storage.lockImports(Duration.ofMillis(1))).isEmpty();
            second.release();
        }
    }
}
