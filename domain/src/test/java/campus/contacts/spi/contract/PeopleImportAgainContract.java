package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.ImportedPeople.ADA;
import static campus.contacts.spi.fixture.ImportedPeople.OFFICE;
import static campus.contacts.spi.fixture.ImportedPeople.add;
import static campus.contacts.spi.fixture.ImportedPeople.address;
import static campus.contacts.spi.fixture.ImportedPeople.contacts;
import static campus.contacts.spi.fixture.ImportedPeople.importer;
import static campus.contacts.spi.fixture.ImportedPeople.line;
import static campus.contacts.spi.fixture.ImportedPeople.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.VersionPrecondition;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.Storage;
import campus.contacts.spi.SupersededImportException;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A repeated import changes only people whose line has changed (campus facades, section 2). */
public interface PeopleImportAgainContract extends StorageFixture {
    @Test
    default void a_repeated_line_restores_deleted_objects() {
        try (CampusFixture campus = campus()) {
            ImportLine line = line(ADA, OFFICE, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]");
            add(campus, line);
            add(campus, line);
            campus.addresses().delete(ANYONE, address(campus, "ada@example.edu").id(), VersionPrecondition.NONE);
            add(campus, line);
            assertThat(texts(campus)).contains("ada@example.edu");
        }
    }

    @Test
    default void a_repeated_line_replaces_data_saved_by_others() {
        try (CampusFixture campus = campus()) {
            ImportLine line = line(ADA, "\"student\":true");
            add(campus, line);
            campus.storage().write(unit -> {
                Person ada = unit.people().lock(new NetId("ada1")).orElseThrow();
                Person.Standing noStudent = new Person.Standing(false, false);
                unit.people().save(List.of(new Person(noStudent, ada.entry(), ada.dplans(), ada.changedAt())));
                return null;
            });
            add(campus, line);
            assertThat(campus.storage()
                            .<Optional<Person>>read(unit -> unit.people().find(new NetId("ada1"))))
                    .hasValueSatisfying(
                            ada -> assertThat(ada.standing().isStudent()).isTrue());
        }
    }

    @Test
    default void the_later_of_two_lines_of_a_person_wins() {
        try (CampusFixture campus = campus()) {
            ImportLine one = line(ADA, "\"urls\":[{\"url\":\"https://example.edu/1\"}]");
            ImportLine two = line(ADA, "\"urls\":[{\"url\":\"https://example.edu/2\"}]");
            add(campus, one, two);
            add(campus, one, two);
            assertThat(texts(campus)).containsExactly("https://example.edu/2");
        }
    }

    @Test
    default void an_import_never_sets_the_change_time_back() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, OFFICE, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]"));
            Instant first = address(campus, "ada@example.edu").identity().changedAt();
            campus.clock().advance(Duration.ofDays(-1));
            add(campus, line(ADA, OFFICE.replace("office", "fax"), """
                    "emailAddresses":[{"address":"ada@example.edu","release":"public"}]"""));
            assertThat(address(campus, "ada@example.edu").identity().changedAt())
                    .isAfter(first);
        }
    }

    @Test
    default void an_unchanged_person_is_not_removed() {
        try (CampusFixture campus = campus()) {
            ImportLine line = line(ADA, OFFICE);
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
        try (CampusFixture campus = campus()) {
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
    default void people_in_a_later_import_are_not_removed() {
        try (CampusFixture campus = campus()) {
            PeopleImport importer = importer(campus);
            long earlier = importer.begin();
            importer.add(importer.begin(), List.of(line(ADA)));
            assertThat(campus.storage().<List<NetId>>read(unit -> unit.imports().notSeenIn(earlier, null, 10)))
                    .isEmpty();
        }
    }

    @Test
    default void only_one_import_at_a_time_holds_the_lock() {
        try (CampusFixture campus = campus()) {
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
