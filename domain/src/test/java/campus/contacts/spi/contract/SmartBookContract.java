package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.BookQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.EffectiveFilter;
import campus.contacts.ListOrder;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The lists of a smart address book show what its query finds and the reader may see (queries, section 9). */
public interface SmartBookContract extends StorageFixture {
    Id ELSE = Id.parse("resource.Resource:else@people.example");
    String OF_SOMEBODY = "referenceId=" + SOMEBODY;

    /** Makes a new smart book. */
    static Id smart(CampusFixture campus, String contacts, String addresses) {
        Id book = campus.book();
        set(campus, book, contacts, addresses);
        return book;
    }

    static void set(CampusFixture campus, Id book, String contacts, String addresses) {
        campus.books().setQuery(ANYONE, book, VersionPrecondition.NONE, new BookQuery(contacts, addresses));
    }

    static ContactQuery contactsIn(Id book) {
        return ContactQuery.ALL.on(new AddressBookScope(book, AddressBookView.ISOLATED));
    }

    static AddressQuery addressesIn(Id book) {
        return AddressQuery.ALL.on(new AddressBookScope(book, AddressBookView.FEDERATED));
    }

    /** Returns the contacts of a list, which the total must equal. */
    static List<Id> found(CampusFixture campus, Caller caller, ContactQuery query) {
        List<Id> found = CampusFixture.ids(
                campus.contacts().list(caller, query, CampusFixture.all()).items());
        assertThat(campus.contacts().count(caller, query)).isEqualTo(found.size());
        return found;
    }

    /** Returns the addresses of a list, which the total must equal. */
    static List<Id> found(CampusFixture campus, Caller caller, AddressQuery query) {
        List<Id> found = CampusFixture.ids(
                campus.addresses().list(caller, query, CampusFixture.all()).items());
        assertThat(campus.addresses().count(caller, query)).isEqualTo(found.size());
        return found;
    }

    private static Id contact(CampusFixture campus, Id address, Id reference, String name) {
        return campus.contact(new Contact.Link(address, reference), ContactForm.named(name));
    }

    @Test
    default void a_smart_book_shows_what_matches_now() {
        try (CampusFixture campus = campus()) {
            Id smart = smart(campus, OF_SOMEBODY, "resourceId=" + ELSE);
            assertThat(found(campus, ANYONE, contactsIn(smart))).isEmpty();
            Id address =
                    PrivacyContract.address(campus, AddressForm.named("its").withResource(ELSE));
            Id contact = contact(campus, address, SOMEBODY, "ada");
            contact(campus, campus.address(), ELSE, "bob");
            assertThat(found(campus, ANYONE, contactsIn(smart))).containsExactly(contact);
            assertThat(found(campus, ANYONE, addressesIn(smart))).containsExactly(address);
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(SOMEBODY));
            assertThat(found(campus, ANYONE, contactsIn(smart))).isEmpty();
            assertThat(found(campus, ANYONE, addressesIn(smart))).isEmpty();
        }
    }

    @Test
    default void a_book_without_a_query_for_a_kind_shows_none_of_it() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id ofContacts = smart(campus, "", null);
            Id ofAddresses = smart(campus, null, "");
            assertThat(found(campus, ANYONE, contactsIn(ofContacts))).containsExactly(contact);
            assertThat(found(campus, ANYONE, addressesIn(ofContacts))).isEmpty();
            assertThat(found(campus, ANYONE, contactsIn(ofAddresses))).isEmpty();
            assertThat(found(campus, ANYONE, addressesIn(ofAddresses))).containsExactly(address);
        }
    }

    @Test
    default void its_lists_have_filters_of_their_own() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id ada = contact(campus, address, SOMEBODY, "Ada of Law");
            Id bob = contact(campus, campus.address(), SOMEBODY, "Bob of Law");
            contact(campus, address, ELSE, "Ada of Arts");
            Id smart = smart(campus, OF_SOMEBODY + "&q=law&effective=true", null);
            ContactQuery all = contactsIn(smart);
            assertThat(found(campus, ANYONE, all)).containsExactly(ada, bob);
            assertThat(found(campus, ANYONE, all.matching(TextQuery.of("ada")))).containsExactly(ada);
            assertThat(found(campus, ANYONE, all.matching(TextQuery.of("arts"))))
                    .isEmpty();
            assertThat(found(campus, ANYONE, all.among(Set.of(bob, address)))).containsExactly(bob);
            assertThat(found(campus, ANYONE, all.connecting(new ContactQuery.Ends(address, SOMEBODY, null))))
                    .containsExactly(ada);
            assertThat(found(campus, ANYONE, all.connecting(new ContactQuery.Ends(address, ELSE, null))))
                    .isEmpty();
            assertThat(found(campus, ANYONE, all.ofTypes(TypeFilter.ofRecord(Set.of(CampusFixture.PHONE)))))
                    .isEmpty();
            Instant past = CampusFixture.NOON.minusSeconds(60);
            campus.contacts()
                    .update(
                            ANYONE,
                            bob,
                            VersionPrecondition.NONE,
                            form -> form.withEffective(new EffectivePeriod(past, null)));
            assertThat(found(campus, ANYONE, all.effective(List.of(new EffectiveFilter.NotAt(past.minusSeconds(1))))))
                    .containsExactly(bob);
            PageRequest byName = new PageRequest(PageRequest.From.start(), 0, 1).in(ListOrder.DISPLAY_NAME_DESCENDING);
            Page<Contact> page = campus.contacts().list(ANYONE, all, byName);
            assertThat(CampusFixture.ids(page.items())).containsExactly(bob);
            PageRequest next = byName.after(page.next().orElseThrow(), 5);
            assertThat(CampusFixture.ids(
                            campus.contacts().list(ANYONE, all, next).items()))
                    .containsExactly(ada);
        }
    }

    @Test
    default void the_same_filter_in_both_queries_must_hold_twice() {
        try (CampusFixture campus = campus()) {
            CreationRequest mobile = new CreationRequest(ELSE, List.of(CampusFixture.MOBILE), null);
            Contact.Link link = new Contact.Link(campus.address(), SOMEBODY);
            Id contact = campus.contacts()
                    .create(ANYONE, link, mobile, ContactForm.named("x"))
                    .id();
            campus.contact(link.addressId());
            Id smart = smart(campus, "genusTypeId=" + ELSE + "&recordTypeId=" + CampusFixture.PHONE, null);
            TypeFilter same = new TypeFilter(Set.of(ELSE, SOMEBODY), List.of(Set.of(CampusFixture.MOBILE)));
            TypeFilter other = TypeFilter.ofRecord(Set.of(CampusFixture.AVAILABILITY));
            assertThat(found(campus, ANYONE, contactsIn(smart))).containsExactly(contact);
            assertThat(found(campus, ANYONE, contactsIn(smart).ofTypes(same))).containsExactly(contact);
            assertThat(found(campus, ANYONE, contactsIn(smart).ofTypes(other))).isEmpty();
            assertThat(found(campus, ANYONE, contactsIn(smart).ofTypes(TypeFilter.ofGenus(Set.of(SOMEBODY)))))
                    .isEmpty();
            Id usable =
                    AvailabilityContract.usable(campus, AvailabilityContract.period("monday", "08:00", "12:00", "UTC"));
            set(campus, smart, "availableAt=2024-05-06T09:00:00Z", null);
            assertThat(found(campus, ANYONE, contactsIn(smart).availableAt(Instant.parse("2024-05-06T11:00:00Z"))))
                    .containsExactly(usable);
            assertThat(found(campus, ANYONE, contactsIn(smart).availableAt(Instant.parse("2024-05-06T13:00:00Z"))))
                    .isEmpty();
        }
    }

    @Test
    default void an_address_is_the_same_by_its_alias() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id alias = Id.parse("addresses:one@other.example");
            campus.service().aliases().add(ANYONE, ObjectKind.ADDRESS, address, alias, false);
            Id smart = smart(campus, "addressId=" + alias, null);
            for (Id each : List.of(address, alias)) {
                assertThat(found(campus, ANYONE, contactsIn(smart).connecting(new ContactQuery.Ends(each, null, null))))
                        .containsExactly(contact);
            }
            Id other = campus.address();
            assertThat(found(campus, ANYONE, contactsIn(smart).connecting(new ContactQuery.Ends(other, null, null))))
                    .isEmpty();
        }
    }

    @Test
    default void it_shows_only_what_its_reader_may_see() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id smart = smart(campus, "", "");
            Id here = campus.address(law);
            Id contact = campus.contact(here, law);
            Id hers = PrivacyContract.address(campus, AddressForm.named("hers").withResource(PrivacyContract.ADA));
            campus.contact(campus.address());
            PrivacyContract.save(campus, PrivacyContract.ada(true));
            Caller reader = CampusFixture.caller(Set.of(law, smart), AccessFunction.LOOKUP);
            assertThat(found(campus, reader, contactsIn(smart))).containsExactly(contact);
            assertThat(found(campus, reader, addressesIn(smart))).containsExactly(here);
            assertThat(found(campus, PrivacyContract.CLERK, addressesIn(smart)))
                    .hasSize(2)
                    .doesNotContain(hers);
            assertThat(found(campus, ANYONE, addressesIn(smart))).hasSize(3).contains(hers);
            set(campus, smart, null, "resourceId=" + PrivacyContract.ADA);
            assertThat(found(campus, PrivacyContract.CLERK, addressesIn(smart))).isEmpty();
        }
    }

    @Test
    default void a_grant_on_it_gives_the_book_itself_and_never_what_it_finds() {
        try (CampusFixture campus = campus()) {
            Id above = campus.book();
            Id smart = smart(campus, "", "");
            campus.hierarchy().addChild(ANYONE, above, smart);
            Id contact = campus.contact(campus.address());
            for (Id granted : List.of(smart, above)) {
                Caller reader = CampusFixture.caller(Set.of(granted), AccessFunction.values());
                assertThat(campus.books().get(reader, smart).isSmart()).isTrue();
                assertThat(found(campus, reader, contactsIn(smart))).isEmpty();
                assertRefused(Reason.NOT_FOUND, () -> campus.contacts().get(reader, contact));
            }
            Caller blind = CampusFixture.caller(Set.of(campus.defaultBook()), AccessFunction.LOOKUP);
            assertRefused(Reason.NOT_FOUND, () -> found(campus, blind, contactsIn(smart)));
        }
    }

    @Test
    default void lists_of_its_ancestors_do_not_look_into_it() {
        try (CampusFixture campus = campus()) {
            Id above = campus.book();
            Id smart = smart(campus, "", "");
            campus.hierarchy().addChild(ANYONE, above, smart);
            campus.contact(campus.address());
            assertThat(campus.children(above)).containsExactly(smart);
            assertThat(campus.parents(smart)).containsExactly(above);
            ContactQuery federated = ContactQuery.ALL.on(new AddressBookScope(above, AddressBookView.FEDERATED));
            assertThat(found(campus, ANYONE, federated)).isEmpty();
            Id other = smart(campus, "addressBookId=" + above, null);
            assertThat(found(campus, ANYONE, contactsIn(other))).isEmpty();
        }
    }

    @Test
    default void a_book_in_it_that_is_hidden_or_gone_or_smart_finds_nothing() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id below = campus.book(law);
            Id address = campus.address(below);
            String inLaw = "addressBookId=" + law;
            Id smart = smart(campus, inLaw, inLaw);
            Id contact = campus.contact(address, below);
            assertThat(found(campus, ANYONE, contactsIn(smart))).containsExactly(contact);
            Caller reader = CampusFixture.caller(Set.of(smart, below), AccessFunction.LOOKUP);
            assertThat(found(campus, reader, contactsIn(smart))).isEmpty();
            assertThat(found(campus, reader, addressesIn(smart))).isEmpty();
            campus.contacts().move(ANYONE, contact, below, campus.defaultBook());
            campus.addresses().move(ANYONE, address, below, campus.defaultBook());
            campus.hierarchy().removeChild(ANYONE, law, below);
            set(campus, law, "", "");
            assertThat(found(campus, ANYONE, contactsIn(law))).containsExactly(contact);
            assertThat(found(campus, ANYONE, contactsIn(smart))).isEmpty();
            set(campus, smart, "addressBookId=" + smart, "addressBookId=" + smart);
            assertThat(found(campus, ANYONE, addressesIn(smart))).isEmpty();
            set(campus, smart, "addressBookId=" + below, null);
            campus.books().delete(ANYONE, below, VersionPrecondition.NONE);
            assertThat(found(campus, ANYONE, contactsIn(smart))).isEmpty();
        }
    }

    @Test
    default void a_list_of_the_past_takes_the_query_of_then() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id ada = contact(campus, address, SOMEBODY, "ada");
            Id bob = contact(campus, address, ELSE, "bob");
            Id ordinary = campus.book();
            campus.contacts().file(ANYONE, ada, ordinary);
            Instant filed = history.quiet();
            campus.contacts().unfile(ANYONE, ada, ordinary);
            set(campus, ordinary, "effective=true&" + OF_SOMEBODY, null);
            Instant ofSomebody = history.quiet();
            set(campus, ordinary, "referenceId=" + ELSE, null);
            campus.contacts()
                    .update(
                            ANYONE,
                            ada,
                            VersionPrecondition.NONE,
                            form -> form.withDisplay(DisplayText.named("lovelace")));
            Instant ofElse = history.quiet();
            campus.books().removeQuery(ANYONE, ordinary, VersionPrecondition.NONE);
            Instant empty = history.quiet();
            assertThat(then(history, filed, contactsIn(ordinary))).containsExactly(ada);
            assertThat(then(history, ofSomebody, contactsIn(ordinary))).containsExactly(ada);
            assertThat(then(history, ofSomebody, contactsIn(ordinary).matching(TextQuery.of("ada"))))
                    .containsExactly(ada);
            assertThat(then(history, ofElse, contactsIn(ordinary))).containsExactly(bob);
            assertThat(then(history, empty, contactsIn(ordinary))).isEmpty();
        }
    }

    private static List<Id> then(HistoryFixture history, Instant moment, ContactQuery query) {
        var past = history.campus().service().contactHistory().asOf(moment);
        List<Id> found =
                CampusFixture.ids(past.list(ANYONE, query, CampusFixture.all()).items());
        assertThat(past.count(ANYONE, query)).isEqualTo(found.size());
        return found;
    }
}
