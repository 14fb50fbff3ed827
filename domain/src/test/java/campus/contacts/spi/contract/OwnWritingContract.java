package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.ContactQuery.Ends;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Claims;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.service.people.EmailAddresses;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Callers can neither harm others nor discover private persons by writing links to persons (campus facades, section 3;
 * wire contract, section 9).
 */
public interface OwnWritingContract extends StorageFixture {
    Id ADA = PrivacyContract.ADA;
    Id ROLE = PrivacyContract.ROLE;

    /** May look up everything, create contacts that use any address, and change the content of the default book. */
    Caller AMY = caller("amy");

    Caller BEN = caller("ben");

    private static Caller caller(String name) {
        Map<AccessFunction, GrantScope> grants = new EnumMap<>(AccessFunction.class);
        List.of(AccessFunction.LOOKUP, AccessFunction.CREATE, AccessFunction.LINK)
                .forEach(each -> grants.put(each, GrantScope.EVERYWHERE));
        Id book = Id.of("contact.AddressBook", "1", AUTHORITY);
        List.of(AccessFunction.UPDATE, AccessFunction.DELETE)
                .forEach(each -> grants.put(each, GrantScope.of(Set.of(book))));
        return new Caller(name, grants);
    }

    @Test
    default void a_contact_needs_link_or_update_on_a_book_of_its_address() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id office = campus.address(law);
            Contact.Link link = new Contact.Link(office, SOMEBODY);
            for (AccessFunction function : List.of(AccessFunction.LINK, AccessFunction.UPDATE)) {
                for (GrantScope grantScope : List.of(GrantScope.EVERYWHERE, GrantScope.of(Set.of(law)))) {
                    Caller maker = withGrant(function, grantScope);
                    campus.contacts().checkCreate(maker, office);
                    assertThat(campus.contacts().create(maker, link, CreationRequest.PLAIN, ContactForm.named("x")))
                            .isNotNull();
                }
                Caller elsewhere = withGrant(function, GrantScope.of(Set.of(campus.defaultBook())));
                assertRefused(Reason.PERMISSION_DENIED, () -> campus.contacts().checkCreate(elsewhere, office));
                assertRefused(
                        Reason.PERMISSION_DENIED,
                        () -> campus.contacts().create(elsewhere, link, CreationRequest.PLAIN, ContactForm.named("x")));
            }
        }
    }

    private static Caller withGrant(AccessFunction function, GrantScope grantScope) {
        return new Caller(
                "a maker",
                Map.of(
                        AccessFunction.LOOKUP,
                        GrantScope.EVERYWHERE,
                        AccessFunction.CREATE,
                        GrantScope.EVERYWHERE,
                        function,
                        grantScope));
    }

    @Test
    default void only_callers_that_may_change_an_address_can_hide_it() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id office = campus.address(law);
            Id own = campus.address();
            PrivacyContract.save(campus, ada(true));
            for (Id subject : List.of(ADA, ROLE)) {
                Id contact = make(campus, AMY, office, subject, null);
                assertShown(campus, BEN, null, office, own);
                Id given = make(campus, AMY, office, SOMEBODY, null);
                address(campus, AMY, given, subject);
                assertShown(campus, BEN, null, office, own);
                Id hiding = make(campus, AMY, own, subject, null);
                assertThat(find(campus, BEN, own)).isFalse();
                List.of(contact, given, hiding).forEach(each -> delete(campus, each));
                assertShown(campus, BEN, null, own, office);
            }
        }
    }

    @Test
    default void each_end_of_a_contact_has_its_own_provenance() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id office = campus.address(law);
            Id official = campus.contact(new Contact.Link(office, ADA), ContactForm.named("x"));
            address(campus, AMY, official, SOMEBODY);
            Id cannot = make(campus, AMY, campus.address(law), ADA, null);
            campus.contacts().update(ANYONE, cannot, VersionPrecondition.NONE, form -> form.withAddressee(ROLE));
            PrivacyContract.save(campus, ada(true));
            assertThat(find(campus, BEN, office)).isFalse();
            assertThat(find(campus, BEN, campus.contactOf(cannot).link().addressId()))
                    .isFalse();
            PrivacyContract.save(campus, RandomChanges.person("ada1", true, null));
            assertThat(find(campus, BEN, office)).isFalse();
            assertThat(find(campus, BEN, campus.contactOf(cannot).link().addressId()))
                    .isTrue();
            PrivacyContract.save(campus, ada(false));
            assertThat(campus.list(AddressQuery.ALL, BEN.visibility())).hasSize(2);
        }
    }

    @Test
    default void an_address_stays_visible_to_the_writer_of_its_resource() {
        try (CampusFixture campus = campus()) {
            Id nobodys = campus.address();
            PrivacyContract.save(campus, ada(true));
            Id made = campus.addresses()
                    .create(AMY, CreationRequest.PLAIN, AddressForm.named("x").withResource(ADA))
                    .id();
            Id given = campus.address();
            campus.addresses().update(AMY, given, VersionPrecondition.NONE, form -> form.withResource(ROLE));
            assertShown(campus, AMY, ADA, made);
            assertShown(campus, AMY, ROLE, given);
            assertShown(campus, AMY, null, nobodys, made, given);
            assertShown(campus, BEN, null, nobodys);
            campus.addresses()
                    .update(ANYONE, made, VersionPrecondition.NONE, form -> form.withDisplay(DisplayText.named("y")));
            assertShown(campus, AMY, ADA, made);
            campus.addresses().update(ANYONE, made, VersionPrecondition.NONE, form -> form.withResource(ROLE));
            assertShown(campus, AMY, null, nobodys, given);
            campus.addresses().update(AMY, given, VersionPrecondition.NONE, form -> form.withResource(SOMEBODY));
            assertShown(campus, BEN, null, nobodys, given);
        }
    }

    @Test
    default void a_contact_and_its_address_stay_visible_to_the_writer() {
        try (CampusFixture campus = campus()) {
            PrivacyContract.save(campus, ada(true));
            Id address = campus.address();
            Id referring = make(campus, AMY, address, ROLE, null);
            Id other = campus.address();
            Id addressed = campus.contact(other);
            address(campus, AMY, addressed, ADA);
            assertThat(campus.list(ContactQuery.ALL, AMY.visibility())).containsExactly(referring, addressed);
            assertThat(campus.count(ContactQuery.ALL, AMY.visibility())).isEqualTo(2);
            ContactQuery byAddress = ContactQuery.ALL.connecting(new Ends(address, null, null));
            assertThat(campus.list(byAddress, AMY.visibility())).containsExactly(referring);
            assertThat(campus.count(byAddress, AMY.visibility())).isEqualTo(1);
            assertShown(campus, AMY, null, address, other);
            assertThat(campus.list(new AddressBookQuery(null, TypeFilter.ANY, null, referring, null), AMY.visibility()))
                    .hasSize(1);
            assertThat(campus.list(ContactQuery.ALL, BEN.visibility())).isEmpty();
            assertShown(campus, BEN, null);
            address(campus, ANYONE, referring, ADA);
            assertThat(campus.list(ContactQuery.ALL, AMY.visibility())).containsExactly(addressed);
            assertShown(campus, AMY, null, other);
        }
    }

    @Test
    default void email_rows_do_not_reveal_private_persons() {
        Claims claims = new Claims("amy", Set.of("urn:dartmouth:email_addresses:read.all"), Map.of());
        Caller amy = new Caller(AMY.name(), AMY.grants(), claims);
        Caller ben = new Caller(BEN.name(), BEN.grants(), claims);
        try (StudentFixture campus = new StudentFixture(openStorage())) {
            Id book = campus.source("idm", true);
            campus.save(new NetId("private1"), new Person.Standing(true, false));
            campus.save(new NetId("public1"), new Person.Standing(false, false));
            for (String netid : List.of("private1", "missing1", "public1")) {
                boolean isPublic = netid.equals("public1");
                Id linked = mailbox(campus, book, netid);
                Contact.Link link = new Contact.Link(linked, SOMEBODY);
                campus.service().contacts().create(AMY, link, CreationRequest.PLAIN, ContactForm.named("x"));
                give(campus, ANYONE, linked, netid);
                assertRow(campus, amy, linked, true);
                assertRow(campus, ben, linked, isPublic);
                assertRow(campus, ANYONE, linked, !netid.equals("missing1"));
                Id given = mailbox(campus, campus.service().storage().defaultAddressBookId(), netid);
                give(campus, AMY, given, netid);
                campus.service().addresses().file(ANYONE, given, book);
                assertRow(campus, amy, given, true);
                assertRow(campus, ben, given, isPublic);
                give(campus, ANYONE, given, netid + "x");
                assertRow(campus, amy, given, false);
            }
        }
    }

    private static Id mailbox(StudentFixture campus, Id book, String name) {
        Value email = StudentFixture.json(
                "{\"address\":\"%s@example.edu\",\"isPrimary\":true,\"sourceData\":{}}".formatted(name));
        return campus.address(book, RecordProperties.of(Map.of("emailAddress", email)))
                .id();
    }

    private static void give(StudentFixture campus, Caller caller, Id address, String netid) {
        Id resource = new NetId(netid).resource(AUTHORITY);
        campus.service()
                .addresses()
                .update(caller, address, VersionPrecondition.NONE, form -> form.withResource(resource));
    }

    /** Requests all rows, by an index, and by a condition that no storage evaluates; and the row by its Id. */
    private static void assertRow(StudentFixture campus, Caller caller, Id address, boolean isRow) {
        EmailAddresses emails = new EmailAddresses(campus.service());
        long number =
                campus.service().ownIds().number(ObjectKind.ADDRESS, address).orElseThrow();
        for (List<CollectionFilter.Term> terms : List.<List<CollectionFilter.Term>>of(
                List.of(),
                List.of(new CollectionFilter.Term("id", address.toString())),
                List.of(new CollectionFilter.Term("is_primary", "true")))) {
            long[] found = emails.find(caller, CollectionFilter.of(terms, EmailAddresses.ATTRIBUTES), () -> {});
            assertThat(LongStream.of(found).anyMatch(each -> each == number)).isEqualTo(isRow);
        }
        assertThat(emails.rows(caller, new long[] {number})).hasSize(isRow ? 1 : 0);
    }

    @Test
    default void a_copy_keeps_the_provenance_of_objects() {
        ArchiveRecorder copy;
        try (CampusFixture campus = campus()) {
            PrivacyContract.save(campus, ada(true));
            make(campus, AMY, campus.address(), ADA, null);
            make(campus, AMY, campus.address(campus.book()), ADA, null);
            copy = ArchiveRecorder.of(campus.storage());
        }
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(copy);
            assertThat(campus.list(ContactQuery.ALL, AMY.visibility())).hasSize(2);
            assertThat(campus.list(AddressQuery.ALL, AMY.visibility())).hasSize(2);
            assertThat(campus.list(ContactQuery.ALL, BEN.visibility())).isEmpty();
            assertThat(campus.list(AddressQuery.ALL, BEN.visibility())).hasSize(1);
        }
    }

    @Test
    default void an_address_stays_correctly_hidden_under_concurrent_changes() {
        try (CampusFixture campus = campus()) {
            PrivacyContract.save(campus, ada(true));
            for (int round = 0; round < ConcurrencyContract.ROUNDS; round++) {
                Id address = campus.address();
                Id contact = campus.contact(new Contact.Link(address, ADA), ContactForm.named("x"));
                Id owner = round % 2 == 0 ? ADA : SOMEBODY;
                campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(owner));
                Id next = round % 2 == 0 ? SOMEBODY : ADA;
                Concurrently.run(
                        () -> campus.addresses()
                                .update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(next)),
                        () -> campus.contact(new Contact.Link(address, ROLE), ContactForm.named("x")),
                        () -> {
                            delete(campus, contact);
                            return null;
                        });
                assertThat(find(campus, BEN, address)).isFalse();
                campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withoutResource());
                assertThat(find(campus, BEN, address)).isFalse();
                ContactQuery users = ContactQuery.ALL.connecting(new Ends(address, null, null));
                campus.list(users).forEach(each -> delete(campus, each));
                assertThat(find(campus, BEN, address)).isTrue();
            }
        }
    }

    private static Person ada(boolean isPrivate) {
        return RandomChanges.person("ada1", isPrivate, "r1");
    }

    private static Id make(CampusFixture campus, Caller caller, Id address, Id reference, Id addressee) {
        ContactForm form = ContactForm.named("x").withAddressee(addressee);
        return campus.contacts()
                .create(caller, new Contact.Link(address, reference), CreationRequest.PLAIN, form)
                .id();
    }

    private static void address(CampusFixture campus, Caller caller, Id contact, Id addressee) {
        campus.contacts().update(caller, contact, VersionPrecondition.NONE, form -> form.withAddressee(addressee));
    }

    private static void delete(CampusFixture campus, Id contact) {
        campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
    }

    private static boolean find(CampusFixture campus, Caller caller, Id address) {
        return campus.look(
                unit -> unit.addresses().find(address, caller.visibility()).isPresent());
    }

    /** @param resource owner of the requested addresses; null: all */
    private static void assertShown(CampusFixture campus, Caller caller, Id resource, Id... addresses) {
        Visibility visibility = caller.visibility();
        AddressQuery query = new AddressQuery(null, TypeFilter.ANY, resource);
        assertThat(campus.list(query, visibility)).containsExactlyInAnyOrder(addresses);
        assertThat(campus.count(query, visibility)).isEqualTo(addresses.length);
        for (Id address : addresses) {
            assertThat(find(campus, caller, address)).isTrue();
        }
    }
}
