package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.ImportedPeople.ADA;
import static campus.contacts.spi.ImportedPeople.OFFICE;
import static campus.contacts.spi.ImportedPeople.add;
import static campus.contacts.spi.ImportedPeople.address;
import static campus.contacts.spi.ImportedPeople.addresses;
import static campus.contacts.spi.ImportedPeople.contacts;
import static campus.contacts.spi.ImportedPeople.importer;
import static campus.contacts.spi.ImportedPeople.line;
import static campus.contacts.spi.ImportedPeople.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.Display;
import campus.contacts.Id;
import campus.contacts.NewObject;
import campus.contacts.Precondition;
import campus.contacts.Refusal;
import campus.contacts.Sight;
import campus.contacts.people.DataSource;
import campus.contacts.people.Netid;
import campus.contacts.people.PeopleImport;
import campus.contacts.people.PersonLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How people are brought in from elsewhere, once and again (campus facades, section 2). */
public interface PeopleImportContract extends StorageFixture {
    @Test
    default void values_of_a_person_become_addresses_of_its_resource_in_the_directory_s_book() {
        try (Campus campus = campus()) {
            add(campus, line(ADA, """
                    "emailAddresses":[{"address":"ada@example.edu","type":"official","release":"public"}],\
                    "urls":[{"url":"https://example.edu/ada","type":"personal"}]"""));
            List<Address> found = addresses(campus);
            assertThat(found)
                    .extracting(address -> address.display().name())
                    .containsExactlyInAnyOrder("E-mail address", "Personal URL");
            assertThat(found).allSatisfy(address -> {
                assertThat(address.content().resourceId()).isEqualTo(new Netid("ada1").resource(AUTHORITY));
                assertThat(source(campus, address.id())).isEqualTo("dir");
            });
        }
    }

    @Test
    default void values_of_a_role_become_contacts_that_refer_to_it_and_address_the_person() {
        try (Campus campus = campus()) {
            add(campus, line(ADA, OFFICE));
            List<Contact> found = contacts(campus);
            assertThat(found).hasSize(2).allSatisfy(contact -> {
                assertThat(contact.link().referenceId()).hasToString("personnel.Position:r1@" + AUTHORITY);
                assertThat(contact.content().addresseeId()).isEqualTo(new Netid("ada1").resource(AUTHORITY));
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
        try (Campus campus = campus()) {
            PersonLine line = line(ADA, OFFICE, """
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
    default void a_list_that_is_there_becomes_what_it_says_and_one_that_is_missing_stays() {
        try (Campus campus = campus()) {
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
    default void a_role_that_is_gone_takes_its_contacts_along() {
        try (Campus campus = campus()) {
            add(campus, line(ADA, OFFICE));
            add(campus, line(ADA, "\"roles\":[]"));
            assertThat(contacts(campus)).isEmpty();
            assertThat(addresses(campus)).isEmpty();
        }
    }

    @Test
    default void what_users_made_and_changed_stays() {
        try (Campus campus = campus()) {
            String emails = "\"emailAddresses\":[{\"address\":\"ada@example.edu\"%s}]";
            add(campus, line(ADA, emails.formatted("")));
            Id imported = address(campus, "ada@example.edu").id();
            Display edited = new Display("Ada's mail", "by hand");
            campus.service().addresses().update(ANYONE, imported, Precondition.NONE, form -> form.withDisplay(edited));
            Id own = campus.service()
                    .addresses()
                    .create(
                            ANYONE,
                            NewObject.PLAIN,
                            AddressForm.named("own").withResource(new Netid("ada1").resource(AUTHORITY)))
                    .id();
            add(campus, line(ADA, emails.formatted(",\"release\":\"public\"")));
            assertThat(campus.service().addresses().get(ANYONE, imported).display())
                    .isEqualTo(edited);
            add(campus, line(ADA, "\"emailAddresses\":[]"));
            assertThat(addresses(campus)).extracting(Address::id).containsExactly(own);
        }
    }

    @Test
    default void a_role_of_another_person_is_refused_and_the_other_lines_go_in() {
        try (Campus campus = campus()) {
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
                            .<List<Netid>>read(unit -> unit.people().list(null, 9)))
                    .containsExactly(new Netid("ada1"), new Netid("cy3"));
        }
    }

    @Test
    default void others_are_removed_with_what_was_made_for_them() {
        try (Campus campus = campus()) {
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
    default void what_an_import_made_is_known_to_imports_into_a_copy() {
        PersonLine line = line(ADA, OFFICE, "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]");
        try (Campus original = campus()) {
            add(original, line);
            Copy copy = Copy.of(original.storage());
            try (Campus campus = campus()) {
                campus.storage().archive().importFrom(copy);
                add(campus, line);
                assertThat(Copy.of(campus.storage()).texts()).isEqualTo(copy.texts());
                add(campus, line(ADA, "\"roles\":[]", "\"emailAddresses\":[]"));
                assertThat(addresses(campus)).isEmpty();
            }
        }
    }

    @Test
    default void what_is_made_for_private_persons_is_hidden_with_the_address_of_its_contact() {
        try (Campus campus = campus()) {
            add(
                    campus,
                    line(ADA, OFFICE, "\"private\":true", "\"emailAddresses\":[{\"address\":\"ada@example.edu\"}]"));
            assertThat(addresses(campus)).hasSize(3);
            assertThat(campus.list(AddressQuery.ALL, SeclusionContract.CLERK.sight()))
                    .isEmpty();
            assertThat(campus.list(ContactQuery.ALL, SeclusionContract.CLERK.sight()))
                    .isEmpty();
            add(campus, line(ADA, "\"private\":false"));
            assertThat(campus.list(AddressQuery.ALL, SeclusionContract.CLERK.sight()))
                    .hasSize(3);
        }
    }

    @Test
    default void every_problem_of_a_line_is_told_with_its_place() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> line("""
                "identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":7}],"shoe":"7",\
                "primaryAffiliation":"king","meta":{"release":{"*":"secret"}}"""));
        assertThat(refusal.details())
                .extracting(Refusal.Detail::pointer)
                .containsExactlyInAnyOrder("/names/0/family", "/shoe", "/primaryAffiliation", "/meta/release/*");
    }

    private static String source(Campus campus, Id addressId) {
        return campus.service()
                .storage()
                .read(unit -> unit.addresses()
                        .sourceBook(addressId)
                        .flatMap(book -> unit.addressBooks().find(book, Sight.EVERYTHING))
                        .flatMap(book -> DataSource.of(book.properties()))
                        .map(DataSource::code)
                        .orElse(""));
    }
}
