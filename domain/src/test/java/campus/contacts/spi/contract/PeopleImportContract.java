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
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Visibility;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.people.NetId;
import campus.contacts.records.DataSource;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People are imported from other systems, once and repeatedly (campus facades, section 2). */
public interface PeopleImportContract extends StorageFixture {
    @Test
    default void personal_values_become_addresses_in_the_directory_book() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, """
                    "emailAddresses":[{"address":"ada@example.edu","type":"official","release":"public"}],\
                    "urls":[{"url":"https://example.edu/ada","type":"personal"}]"""));
            List<Address> found = addresses(campus);
            assertThat(found)
                    .extracting(address -> address.display().name())
                    .containsExactlyInAnyOrder("E-mail address", "Personal URL");
            assertThat(found).allSatisfy(address -> {
                assertThat(address.content().resourceId()).isEqualTo(new NetId("ada1").resource(AUTHORITY));
                assertThat(source(campus, address.id())).isEqualTo("dir");
            });
        }
    }

    @Test
    default void role_values_become_contacts_with_the_person_as_addressee() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, OFFICE));
            List<Contact> found = contacts(campus);
            assertThat(found).hasSize(2).allSatisfy(contact -> {
                assertThat(contact.link().referenceId()).hasToString("personnel.Position:r1@" + AUTHORITY);
                assertThat(contact.content().addresseeId()).isEqualTo(new NetId("ada1").resource(AUTHORITY));
            });
            assertThat(addresses(campus)).hasSize(2).allSatisfy(address -> {
                assertThat(address.content().resourceId()).isNull();
                assertThat(source(campus, address.id())).isEqualTo("hrs");
            });
            assertThat(addresses(campus))
                    .extracting(address -> address.text().orElseThrow())
                    .containsExactlyInAnyOrder("1 Heron Lane, Room 4, Hanover", "603-555-0100");
        }
    }

    @Test
    default void the_same_lines_again_change_nothing() {
        try (CampusFixture campus = campus()) {
            ImportLine line = line(ADA, OFFICE, """
                    "emailAddresses":[{"address":"ada@example.edu"}]""");
            add(campus, line);
            List<Address> addresses = addresses(campus);
            List<Contact> contacts = contacts(campus);
            add(campus, line);
            assertThat(addresses(campus)).isEqualTo(addresses);
            assertThat(contacts(campus)).isEqualTo(contacts);
        }
    }

    @Test
    default void a_present_list_replaces_values_and_a_missing_one_keeps_them() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, OFFICE, """
                    "emailAddresses":[{"address":"ada@example.edu"},{"address":"old@example.edu"}]"""));
            Id kept = address(campus, "ada@example.edu").id();
            add(campus, line(ADA, """
                    "emailAddresses":[{"address":"ada@example.edu","release":"internal"},{"address":"new@example.edu"}]"""));
            assertThat(texts(campus))
                    .containsExactlyInAnyOrder(
                            "ada@example.edu", "new@example.edu", "1 Heron Lane, Room 4, Hanover", "603-555-0100");
            assertThat(address(campus, "ada@example.edu").id()).isEqualTo(kept);
            assertThat(address(campus, "ada@example.edu").identity().version()).isEqualTo(2);
        }
    }

    @Test
    default void removing_a_role_removes_its_contacts() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, OFFICE));
            add(campus, line(ADA, "\"roles\":[]"));
            assertThat(contacts(campus)).isEmpty();
            assertThat(addresses(campus)).isEmpty();
        }
    }

    @Test
    default void data_created_or_changed_by_users_is_kept() {
        try (CampusFixture campus = campus()) {
            String emails = "\"emailAddresses\":[{\"address\":\"ada@example.edu\"%s}]";
            add(campus, line(ADA, emails.formatted("")));
            Id imported = address(campus, "ada@example.edu").id();
            DisplayText edited = new DisplayText("Ada's mail", "by hand");
            campus.service()
                    .addresses()
                    .update(ANYONE, imported, VersionPrecondition.NONE, form -> form.withDisplay(edited));
            Id own = campus.service()
                    .addresses()
                    .create(
                            ANYONE,
                            CreationRequest.PLAIN,
                            AddressForm.named("own").withResource(new NetId("ada1").resource(AUTHORITY)))
                    .id();
            add(campus, line(ADA, emails.formatted(",\"release\":\"public\"")));
            assertThat(campus.service().addresses().get(ANYONE, imported).display())
                    .isEqualTo(edited);
            add(campus, line(ADA, "\"emailAddresses\":[]"));
            assertThat(addresses(campus)).extracting(Address::id).containsExactly(own);
        }
    }

    @Test
    default void a_line_with_the_role_of_another_person_alone_is_rejected() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, OFFICE));
            String bob = """
                    "identifiers":[{"identifier":"bob2","type":"network"}],"names":[{"family":"Noyce"}]""";
            String cy = bob.replace("bob2", "cy3");
            PeopleImport importer = importer(campus);
            Map<Integer, Refusal> refused = importer.add(importer.begin(), List.of(line(bob, OFFICE), line(cy)));
            assertThat(refused).containsOnlyKeys(0);
            assertThat(refused.get(0).details())
                    .containsExactly(new Refusal.Detail("/roles/0/meta/id", "is another person's role"));
            assertThat(campus.service()
                            .storage()
                            .<List<NetId>>read(unit -> unit.people().list(null, 9)))
                    .containsExactly(new NetId("ada1"), new NetId("cy3"));
        }
    }

    @Test
    default void removes_people_missing_in_an_import_with_their_objects() {
        try (CampusFixture campus = campus()) {
            add(campus, line(ADA, OFFICE, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]"));
            PeopleImport again = importer(campus);
            long run = again.begin();
            again.add(run, List.of(line("""
                    "identifiers":[{"identifier":"bob2","type":"network"}],"names":[{"family":"Noyce"}],\
                    "emailAddresses":[{"address":"bob@example.edu"}]""")));
            assertThat(again.removeOthers(run, 10)).isEqualTo(1);
            assertThat(texts(campus)).containsExactly("bob@example.edu");
            assertThat(contacts(campus)).isEmpty();
        }
    }

    @Test
    default void an_import_into_a_copy_finds_objects_of_earlier_imports() {
        ImportLine line = line(ADA, OFFICE, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]");
        try (CampusFixture original = campus()) {
            add(original, line);
            ArchiveRecorder copy = ArchiveRecorder.of(original.storage());
            try (CampusFixture campus = campus()) {
                campus.storage().archive().importFrom(copy);
                add(campus, line);
                assertThat(ArchiveRecorder.of(campus.storage()).texts()).isEqualTo(copy.texts());
                add(campus, line(ADA, "\"roles\":[]", "\"emailAddresses\":[]"));
                assertThat(addresses(campus)).isEmpty();
            }
        }
    }

    @Test
    default void objects_created_for_private_persons_are_hidden() {
        try (CampusFixture campus = campus()) {
            add(
                    campus,
                    line(ADA, OFFICE, "\"private\":true", "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]"));
            assertThat(addresses(campus)).hasSize(3);
            assertThat(campus.list(AddressQuery.ALL, PrivacyContract.CLERK.visibility()))
                    .isEmpty();
            assertThat(campus.list(ContactQuery.ALL, PrivacyContract.CLERK.visibility()))
                    .isEmpty();
            add(campus, line(ADA, "\"private\":false"));
            assertThat(campus.list(AddressQuery.ALL, PrivacyContract.CLERK.visibility()))
                    .hasSize(3);
        }
    }

    @Test
    default void reports_every_problem_of_a_line_with_its_pointer() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> line("""
                "identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":7}],"shoe":"7",\
                "primaryAffiliation":"king","meta":{"release":{"*":"secret"}}"""));
        assertThat(refusal.details())
                .extracting(Refusal.Detail::pointer)
                .containsExactlyInAnyOrder("/names/0/family", "/shoe", "/primaryAffiliation", "/meta/release/*");
    }

    private static String source(CampusFixture campus, Id addressId) {
        return campus.service()
                .storage()
                .read(unit -> unit.addresses()
                        .sourceBook(addressId)
                        .flatMap(book -> unit.addressBooks().find(book, Visibility.EVERYTHING))
                        .flatMap(book -> DataSource.of(book.properties()))
                        .map(DataSource::code)
                        .orElse(""));
    }
}
