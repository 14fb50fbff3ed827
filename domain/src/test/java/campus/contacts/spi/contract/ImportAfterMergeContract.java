package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.ImportedPeople.ADA;
import static campus.contacts.spi.fixture.ImportedPeople.OFFICE;
import static campus.contacts.spi.fixture.ImportedPeople.add;
import static campus.contacts.spi.fixture.ImportedPeople.address;
import static campus.contacts.spi.fixture.ImportedPeople.addresses;
import static campus.contacts.spi.fixture.ImportedPeople.contacts;
import static campus.contacts.spi.fixture.ImportedPeople.importer;
import static campus.contacts.spi.fixture.ImportedPeople.line;
import static campus.contacts.spi.fixture.ImportedPeople.texts;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.records.BuiltInTypes;
import campus.contacts.service.ContactService;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.Storage;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A repeated import of people follows the merges of what it made (exchange, section 4). */
public interface ImportAfterMergeContract extends StorageFixture {
    String MAILS = "\"emailAddresses\":[{\"address\":\"ada@example.edu\"%s},{\"address\":\"love@example.edu\"%s}]";
    String PUBLIC = ",\"release\":\"public\"";

    private static ImportLine mails(String ofFirst, String ofSecond) {
        return line(ADA, MAILS.formatted(ofFirst, ofSecond));
    }

    /** Returns the service with the types of what imports make. */
    private static ContactService withTypes(CampusFixture campus) {
        return new ContactService(campus.storage(), BuiltInTypes.catalog(AUTHORITY), campus.clock());
    }

    private static void mergeMails(CampusFixture campus) {
        campus.addresses()
                .into(address(campus, "ada@example.edu").id())
                .merge(ANYONE, address(campus, "love@example.edu").id());
    }

    @Test
    default void an_address_that_was_merged_is_not_made_again() {
        try (CampusFixture campus = campus()) {
            add(campus, mails("", ""));
            mergeMails(campus);
            List<Address> merged = addresses(campus);
            assertThat(merged).hasSize(1);
            add(campus, mails("", ""));
            assertThat(addresses(campus)).isEqualTo(merged);
            add(campus, mails("", PUBLIC));
            assertThat(addresses(campus)).hasSize(1);
        }
    }

    @Test
    default void an_address_that_was_merged_into_one_of_a_user_follows_the_line() {
        try (CampusFixture campus = campus()) {
            String mail = "\"emailAddresses\":[{\"address\":\"ada@example.edu\"%s}]";
            add(campus, line(ADA, mail.formatted("")));
            Id own = campus.addresses()
                    .create(ANYONE, AddressForm.named("Ada's mail"))
                    .id();
            withTypes(campus)
                    .addresses()
                    .into(own)
                    .merge(ANYONE, address(campus, "ada@example.edu").id());
            add(campus, line(ADA, mail.formatted(PUBLIC)));
            assertThat(addresses(campus)).hasSize(1);
            assertThat(addresses(campus).get(0).display().name()).isEqualTo("Ada's mail");
            assertThat(addresses(campus).get(0).identity().version()).isEqualTo(3);
            add(campus, line(ADA, "\"emailAddresses\":[]"));
            assertThat(addresses(campus)).isEmpty();
        }
    }

    @Test
    default void a_contact_that_was_merged_is_not_made_again() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, OFFICE));
            List<Contact> made = contacts(campus);
            campus.contacts().into(made.get(0).id()).merge(ANYONE, made.get(1).id());
            add(campus, line(ADA, OFFICE));
            assertThat(contacts(campus)).hasSize(1);
            assertThat(addresses(campus)).hasSize(2);
        }
    }

    @Test
    default void what_is_merged_stays_until_nothing_of_it_is_in_the_line() {
        try (CampusFixture campus = campus()) {
            add(campus, mails("", ""));
            mergeMails(campus);
            for (String left : List.of("love@example.edu", "ada@example.edu")) {
                add(campus, line(ADA, "\"emailAddresses\":[{\"address\":\"" + left + "\"}]"));
                assertThat(addresses(campus)).as(left).hasSize(1);
            }
            add(campus, line(ADA, "\"emailAddresses\":[]"));
            assertThat(addresses(campus)).isEmpty();
        }
    }

    @Test
    default void a_person_that_leaves_takes_along_what_was_merged() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, OFFICE, MAILS.formatted("", "")));
            mergeMails(campus);
            PeopleImport importer = importer(campus);
            assertThat(importer.removeOthers(importer.begin(), 10)).isEqualTo(1);
            assertThat(addresses(campus)).isEmpty();
            assertThat(contacts(campus)).isEmpty();
        }
    }

    @Test
    default void an_import_between_a_merge_and_its_undoing_loses_nothing() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            add(campus, mails("", ""));
            Id other = address(campus, "love@example.edu").id();
            mergeMails(campus);
            add(campus, mails("", PUBLIC));
            requireUndone(campus, other);
        }
    }

    /** Undoes the merge of the mails: what the line has of each is its own again. */
    private static void requireUndone(CampusFixture campus, Id other) {
        withTypes(campus).addressHistory().restore(ANYONE, other, 1, VersionPrecondition.NONE);
        add(campus, mails("", PUBLIC));
        assertThat(addresses(campus)).hasSize(2);
        add(campus, line(ADA, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]"));
        assertThat(addresses(campus)).extracting(Address::id).hasSize(1).doesNotContain(other);
    }

    @Test
    default void a_backup_holds_what_was_merged_of_an_import() {
        ArchiveRecorder archive;
        Id other;
        try (HistoryFixture history = history()) {
            add(history.campus(), mails("", ""));
            other = address(history.campus(), "love@example.edu").id();
            mergeMails(history.campus());
            archive = ArchiveRecorder.of(history.campus().storage());
        }
        try (Storage storage = openStorage();
                HistoryFixture history = new HistoryFixture(storage)) {
            storage.archive().importFrom(archive);
            assertThat(ArchiveRecorder.of(storage).texts()).isEqualTo(archive.texts());
            List<Address> merged = addresses(history.campus());
            add(history.campus(), mails("", ""));
            assertThat(addresses(history.campus())).isEqualTo(merged);
            requireUndone(history.campus(), other);
        }
    }

    @Test
    default void what_was_merged_twice_follows_the_restored_object() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            String third =
                    MAILS.replace("]", ",{\"address\":\"third@example.edu\"}]").formatted("", "");
            add(campus, line(ADA, third));
            Id first = address(campus, "ada@example.edu").id();
            Id second = address(campus, "love@example.edu").id();
            Id last = address(campus, "third@example.edu").id();
            withTypes(campus).addresses().into(second).merge(ANYONE, first);
            withTypes(campus).addresses().into(last).merge(ANYONE, second);
            withTypes(campus).addressHistory().restore(ANYONE, second, 1, VersionPrecondition.NONE);
            add(campus, line(ADA, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]"));
            assertThat(addresses(campus)).extracting(Address::id).containsExactly(second);
        }
    }

    @Test
    default void an_undone_merge_gives_the_import_back_what_it_made() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            add(campus, mails("", ""));
            Id other = address(campus, "love@example.edu").id();
            mergeMails(campus);
            withTypes(campus).addressHistory().restore(ANYONE, other, 1, VersionPrecondition.NONE);
            List<Address> restored = addresses(campus);
            add(campus, mails("", ""));
            assertThat(addresses(campus)).isEqualTo(restored);
            add(campus, mails("", PUBLIC));
            assertThat(campus.addressOf(other).identity().version()).isEqualTo(4);
            add(campus, line(ADA, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]"));
            assertThat(texts(campus)).containsExactly("ada@example.edu");
        }
    }
}
