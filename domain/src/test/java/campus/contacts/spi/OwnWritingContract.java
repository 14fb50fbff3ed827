package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Campus.SOMEBODY;
import static campus.contacts.spi.Campus.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Caller;
import campus.contacts.Claims;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.ContactQuery.Ends;
import campus.contacts.Display;
import campus.contacts.Function;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.NewObject;
import campus.contacts.Precondition;
import campus.contacts.Properties;
import campus.contacts.Reach;
import campus.contacts.Refusal.Reason;
import campus.contacts.Sight;
import campus.contacts.TypeFilter;
import campus.contacts.Value;
import campus.contacts.people.EmailAddresses;
import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import campus.contacts.query.Filter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a caller can do to others, and find out, by writing whom objects are about (campus facades, section 3; wire contract, section 9). */
public interface OwnWritingContract extends StorageFixture {
    Id ADA = SeclusionContract.ADA;
    Id ROLE = SeclusionContract.ROLE;

    /** Look everywhere, make contacts of any address, and change what is in the default book. */
    Caller AMY = caller("amy");

    Caller BEN = caller("ben");

    private static Caller caller(String name) {
        Map<Function, Reach> grants = new EnumMap<>(Function.class);
        List.of(Function.LOOKUP, Function.CREATE, Function.LINK).forEach(each -> grants.put(each, Reach.EVERYWHERE));
        Id book = Id.of("contact.AddressBook", "1", AUTHORITY);
        List.of(Function.UPDATE, Function.DELETE).forEach(each -> grants.put(each, Reach.of(Set.of(book))));
        return new Caller(name, grants);
    }

    @Test
    default void a_contact_needs_link_or_update_on_a_book_of_its_address() {
        try (Campus campus = campus()) {
            Id law = campus.book();
            Id office = campus.address(law);
            Contact.Link link = new Contact.Link(office, SOMEBODY);
            for (Function function : List.of(Function.LINK, Function.UPDATE)) {
                for (Reach reach : List.of(Reach.EVERYWHERE, Reach.of(Set.of(law)))) {
                    Caller maker = withGrant(function, reach);
                    campus.contacts().checkCreate(maker, office, null);
                    assertThat(campus.contacts().create(maker, link, NewObject.PLAIN, ContactForm.named("x")))
                            .isNotNull();
                }
                Caller elsewhere = withGrant(function, Reach.of(Set.of(campus.defaultBook())));
                assertRefused(Reason.PERMISSION_DENIED, () -> campus.contacts().checkCreate(elsewhere, office, null));
                assertRefused(
                        Reason.PERMISSION_DENIED,
                        () -> campus.contacts().create(elsewhere, link, NewObject.PLAIN, ContactForm.named("x")));
            }
        }
    }

    private static Caller withGrant(Function function, Reach reach) {
        return new Caller(
                "a maker",
                Map.of(Function.LOOKUP, Reach.EVERYWHERE, Function.CREATE, Reach.EVERYWHERE, function, reach));
    }

    @Test
    default void nobody_hides_by_a_contact_an_address_that_it_may_not_change() {
        try (Campus campus = campus()) {
            Id law = campus.book();
            Id office = campus.address(law);
            Id own = campus.address();
            SeclusionContract.save(campus, ada(true));
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
    default void each_end_of_a_contact_hides_the_address_for_whoever_wrote_that_end() {
        try (Campus campus = campus()) {
            Id law = campus.book();
            Id office = campus.address(law);
            Id official = campus.contact(new Contact.Link(office, ADA), ContactForm.named("x"));
            address(campus, AMY, official, SOMEBODY);
            Id cannot = make(campus, AMY, campus.address(law), ADA, null);
            campus.contacts().update(ANYONE, cannot, Precondition.NONE, form -> form.withAddressee(ROLE));
            SeclusionContract.save(campus, ada(true));
            assertThat(find(campus, BEN, office)).isFalse();
            assertThat(find(campus, BEN, campus.contactOf(cannot).link().addressId()))
                    .isFalse();
            SeclusionContract.save(campus, Upheaval.person("ada1", true, null));
            assertThat(find(campus, BEN, office)).isFalse();
            assertThat(find(campus, BEN, campus.contactOf(cannot).link().addressId()))
                    .isTrue();
            SeclusionContract.save(campus, ada(false));
            assertThat(campus.list(AddressQuery.ALL, BEN.sight())).hasSize(2);
        }
    }

    @Test
    default void an_address_stays_in_the_sight_of_whoever_wrote_whose_it_is() {
        try (Campus campus = campus()) {
            Id nobodys = campus.address();
            SeclusionContract.save(campus, ada(true));
            Id made = campus.addresses()
                    .create(AMY, NewObject.PLAIN, AddressForm.named("x").withResource(ADA))
                    .id();
            Id given = campus.address();
            campus.addresses().update(AMY, given, Precondition.NONE, form -> form.withResource(ROLE));
            assertShown(campus, AMY, ADA, made);
            assertShown(campus, AMY, ROLE, given);
            assertShown(campus, AMY, null, nobodys, made, given);
            assertShown(campus, BEN, null, nobodys);
            campus.addresses().update(ANYONE, made, Precondition.NONE, form -> form.withDisplay(Display.named("y")));
            assertShown(campus, AMY, ADA, made);
            campus.addresses().update(ANYONE, made, Precondition.NONE, form -> form.withResource(ROLE));
            assertShown(campus, AMY, null, nobodys, given);
            campus.addresses().update(AMY, given, Precondition.NONE, form -> form.withResource(SOMEBODY));
            assertShown(campus, BEN, null, nobodys, given);
        }
    }

    @Test
    default void a_contact_and_its_address_stay_in_the_sight_of_whoever_wrote_whom_it_is_about() {
        try (Campus campus = campus()) {
            SeclusionContract.save(campus, ada(true));
            Id address = campus.address();
            Id referring = make(campus, AMY, address, ROLE, null);
            Id other = campus.address();
            Id addressed = campus.contact(other);
            address(campus, AMY, addressed, ADA);
            assertThat(campus.list(ContactQuery.ALL, AMY.sight())).containsExactly(referring, addressed);
            assertThat(campus.count(ContactQuery.ALL, AMY.sight())).isEqualTo(2);
            ContactQuery byAddress = ContactQuery.ALL.connecting(new Ends(address, null, null));
            assertThat(campus.list(byAddress, AMY.sight())).containsExactly(referring);
            assertThat(campus.count(byAddress, AMY.sight())).isEqualTo(1);
            assertShown(campus, AMY, null, address, other);
            assertThat(campus.list(new AddressBookQuery(null, TypeFilter.ANY, null, referring, null), AMY.sight()))
                    .hasSize(1);
            assertThat(campus.list(ContactQuery.ALL, BEN.sight())).isEmpty();
            assertShown(campus, BEN, null);
            address(campus, ANYONE, referring, ADA);
            assertThat(campus.list(ContactQuery.ALL, AMY.sight())).containsExactly(addressed);
            assertShown(campus, AMY, null, other);
        }
    }

    @Test
    default void rows_of_email_addresses_do_not_distinguish_a_private_person_from_a_missing_one() {
        Claims claims = new Claims("amy", Set.of("urn:dartmouth:email_addresses:read.all"), Map.of());
        Caller amy = new Caller(AMY.name(), AMY.grants(), claims);
        Caller ben = new Caller(BEN.name(), BEN.grants(), claims);
        try (Registrar campus = new Registrar(openStorage())) {
            Id book = campus.source("idm", true);
            campus.save(new Netid("private1"), new Person.Standing(true, false));
            campus.save(new Netid("public1"), new Person.Standing(false, false));
            for (String netid : List.of("private1", "missing1", "public1")) {
                boolean isPublic = netid.equals("public1");
                Id linked = mailbox(campus, book, netid);
                Contact.Link link = new Contact.Link(linked, SOMEBODY);
                campus.service().contacts().create(AMY, link, NewObject.PLAIN, ContactForm.named("x"));
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

    private static Id mailbox(Registrar campus, Id book, String name) {
        Value email =
                Registrar.json("{\"address\":\"%s@example.edu\",\"isPrimary\":true,\"sourceData\":{}}".formatted(name));
        return campus.address(book, Properties.of(Map.of("emailAddress", email)))
                .id();
    }

    private static void give(Registrar campus, Caller caller, Id address, String netid) {
        Id resource = new Netid(netid).resource(AUTHORITY);
        campus.service().addresses().update(caller, address, Precondition.NONE, form -> form.withResource(resource));
    }

    /** Asks for all rows, by an index, and by a condition that no storage knows; and for the row by its Id. */
    private static void assertRow(Registrar campus, Caller caller, Id address, boolean isRow) {
        EmailAddresses emails = new EmailAddresses(campus.service());
        long number = campus.service().ownIds().number(Kind.ADDRESS, address).orElseThrow();
        for (List<Filter.Term> terms : List.<List<Filter.Term>>of(
                List.of(),
                List.of(new Filter.Term("id", address.toString())),
                List.of(new Filter.Term("is_primary", "true")))) {
            long[] found = emails.find(caller, Filter.of(terms, EmailAddresses.ATTRIBUTES), () -> {});
            assertThat(LongStream.of(found).anyMatch(each -> each == number)).isEqualTo(isRow);
        }
        assertThat(emails.rows(caller, new long[] {number})).hasSize(isRow ? 1 : 0);
    }

    @Test
    default void own_writing_is_told_from_others_in_a_copy_too() {
        Copy copy;
        try (Campus campus = campus()) {
            SeclusionContract.save(campus, ada(true));
            make(campus, AMY, campus.address(), ADA, null);
            make(campus, AMY, campus.address(campus.book()), ADA, null);
            copy = Copy.of(campus.storage());
        }
        try (Campus campus = campus()) {
            campus.storage().archive().importFrom(copy);
            assertThat(campus.list(ContactQuery.ALL, AMY.sight())).hasSize(2);
            assertThat(campus.list(AddressQuery.ALL, AMY.sight())).hasSize(2);
            assertThat(campus.list(ContactQuery.ALL, BEN.sight())).isEmpty();
            assertThat(campus.list(AddressQuery.ALL, BEN.sight())).hasSize(1);
        }
    }

    @Test
    default void reasons_of_an_address_are_counted_right_while_its_owner_and_its_contacts_change() {
        try (Campus campus = campus()) {
            SeclusionContract.save(campus, ada(true));
            for (int round = 0; round < ConcurrencyContract.ROUNDS; round++) {
                Id address = campus.address();
                Id contact = campus.contact(new Contact.Link(address, ADA), ContactForm.named("x"));
                Id owner = round % 2 == 0 ? ADA : SOMEBODY;
                campus.addresses().update(ANYONE, address, Precondition.NONE, form -> form.withResource(owner));
                Id next = round % 2 == 0 ? SOMEBODY : ADA;
                Race.run(
                        () -> campus.addresses()
                                .update(ANYONE, address, Precondition.NONE, form -> form.withResource(next)),
                        () -> campus.contact(new Contact.Link(address, ROLE), ContactForm.named("x")),
                        () -> {
                            delete(campus, contact);
                            return null;
                        });
                assertThat(find(campus, BEN, address)).isFalse();
                campus.addresses().update(ANYONE, address, Precondition.NONE, form -> form.withResource(null));
                assertThat(find(campus, BEN, address)).isFalse();
                ContactQuery users = ContactQuery.ALL.connecting(new Ends(address, null, null));
                campus.list(users).forEach(each -> delete(campus, each));
                assertThat(find(campus, BEN, address)).isTrue();
            }
        }
    }

    private static Person ada(boolean isPrivate) {
        return Upheaval.person("ada1", isPrivate, "r1");
    }

    private static Id make(Campus campus, Caller caller, Id address, Id reference, Id addressee) {
        ContactForm form = ContactForm.named("x").withAddressee(addressee);
        return campus.contacts()
                .create(caller, new Contact.Link(address, reference), NewObject.PLAIN, form)
                .id();
    }

    private static void address(Campus campus, Caller caller, Id contact, Id addressee) {
        campus.contacts().update(caller, contact, Precondition.NONE, form -> form.withAddressee(addressee));
    }

    private static void delete(Campus campus, Id contact) {
        campus.contacts().delete(ANYONE, contact, Precondition.NONE);
    }

    private static boolean find(Campus campus, Caller caller, Id address) {
        return campus.look(
                unit -> unit.addresses().find(address, caller.sight()).isPresent());
    }

    /** @param resource whose addresses are asked for; null: all */
    private static void assertShown(Campus campus, Caller caller, Id resource, Id... addresses) {
        Sight sight = caller.sight();
        AddressQuery query = new AddressQuery(null, TypeFilter.ANY, resource);
        assertThat(campus.list(query, sight)).containsExactlyInAnyOrder(addresses);
        assertThat(campus.count(query, sight)).isEqualTo(addresses.length);
        for (Id address : addresses) {
            assertThat(find(campus, caller, address)).isTrue();
        }
    }
}
