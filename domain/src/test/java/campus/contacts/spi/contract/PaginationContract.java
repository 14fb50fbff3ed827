package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.ContactQuery.Ends;
import campus.contacts.CreationRequest;
import campus.contacts.EffectiveFilter;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists contain the matching objects, filter by filter (wire contract, section 3). */
public interface PaginationContract extends StorageFixture {
    Id NYU = Id.parse("resource.Resource:Nyu:x@People.example");
    /** Equal to {@link #NYU}. */
    Id NYU_SPELLED_OTHERWISE = Id.parse("Resource.RESOURCE:%4eyu%3ax@people.EXAMPLE");
    /** Different Ids that are as similar to {@link #NYU} as possible. */
    List<Id> NOT_NYU = List.of(
            Id.parse("resource.Resource:nyu:x@People.example"),
            Id.parse("resource.Resource:Nyu:x@People.example2"),
            Id.parse("resource.Resource2:Nyu:x@People.example"),
            Id.parse("resource.Resource:Nyu@People.example"),
            Id.parse("resource.Resource:Nyu%20:x@People.example"),
            Id.parse("resource.Resource:N_u%25@People.example"),
            Id.parse("resource.Resource:Nyü:x@People.example"));

    @Test
    default void contacts_are_found_by_any_spelling_of_the_reference() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id first = campus.contact(new Contact.Link(address, NYU), ContactForm.named("x"));
            NOT_NYU.forEach(id -> campus.contact(new Contact.Link(address, id), ContactForm.named("x")));
            Id last = campus.contact(new Contact.Link(address, NYU_SPELLED_OTHERWISE), ContactForm.named("x"));
            for (Id spelled : List.of(NYU, NYU_SPELLED_OTHERWISE)) {
                assertCount(campus, ContactQuery.ALL.connecting(new Ends(null, spelled, null)), first, last);
            }
        }
    }

    @Test
    default void contacts_are_found_by_an_equal_addressee() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id first = campus.contact(address, ContactForm.named("x").withAddressee(NYU));
            NOT_NYU.forEach(id -> campus.contact(address, ContactForm.named("x").withAddressee(id)));
            campus.contact(address);
            Id last = campus.contact(address, ContactForm.named("x").withAddressee(NYU_SPELLED_OTHERWISE));
            assertCount(campus, ContactQuery.ALL.connecting(new Ends(null, null, NYU_SPELLED_OTHERWISE)), first, last);
            assertCount(campus, ContactQuery.ALL.connecting(new Ends(null, null, NYU)), first, last);
        }
    }

    @Test
    default void addresses_are_found_by_an_equal_resource() {
        try (CampusFixture campus = campus()) {
            AddressForm form = AddressForm.named("x");
            Id first = create(campus, form.withResource(NYU));
            NOT_NYU.forEach(id -> create(campus, form.withResource(id)));
            create(campus, form);
            Id last = create(campus, form.withResource(NYU_SPELLED_OTHERWISE));
            for (Id spelled : List.of(NYU, NYU_SPELLED_OTHERWISE)) {
                AddressQuery query = new AddressQuery(null, TypeFilter.ANY, spelled);
                assertThat(campus.list(query)).containsExactly(first, last);
                assertThat(campus.count(query, GrantScope.EVERYWHERE)).isEqualTo(2);
            }
        }
    }

    @Test
    default void books_are_found_by_an_equal_provider() {
        try (CampusFixture campus = campus()) {
            AddressBookForm form = AddressBookForm.named("x");
            Id first = create(campus, form.withProvider(NYU));
            NOT_NYU.forEach(id -> create(campus, form.withProvider(id)));
            create(campus, form);
            Id last = create(campus, form.withProvider(NYU_SPELLED_OTHERWISE));
            for (Id spelled : List.of(NYU, NYU_SPELLED_OTHERWISE)) {
                AddressBookQuery query = new AddressBookQuery(null, TypeFilter.ANY, spelled, null, null);
                assertThat(campus.list(query)).containsExactly(first, last);
                assertThat(campus.count(query, GrantScope.EVERYWHERE)).isEqualTo(2);
            }
        }
    }

    @Test
    default void contacts_are_found_by_any_spelling_of_the_address() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            campus.contact(campus.address());
            Id spelled = Id.parse("CONTACT.ADDRESS:%3" + address.identifier().charAt(0)
                    + address.identifier().substring(1) + "@CAMPUS.example");
            assertCount(campus, ContactQuery.ALL.connecting(new Ends(spelled, null, null)), contact);
            assertCount(campus, ContactQuery.ALL.connecting(new Ends(FilingContract.NO_ADDRESS, null, null)));
            assertCount(campus, ContactQuery.ALL.connecting(new Ends(contact, null, null)));
            assertCount(campus, ContactQuery.ALL.connecting(new Ends(NYU, null, null)));
        }
    }

    @Test
    default void all_filters_must_match() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address();
            ContactForm form = ContactForm.named("x")
                    .withAddressee(NYU)
                    .withEffective(new EffectivePeriod(CampusFixture.NOON, CampusFixture.NOON));
            Contact.Link link = new Contact.Link(address, NYU);
            Id match = campus.contact(link, form, law);
            campus.contact(link, form);
            campus.contact(new Contact.Link(campus.address(), NYU), form, law);
            campus.contact(new Contact.Link(address, NOT_NYU.get(0)), form, law);
            campus.contact(link, form.withAddressee(null), law);
            campus.contact(link, form.withEffective(new EffectivePeriod(CampusFixture.NOON.plusMillis(1), null)), law);
            CreationRequest mobile = new CreationRequest(NYU, List.of(CampusFixture.MOBILE), law);
            Id typed = campus.contacts().create(ANYONE, link, mobile, form).id();

            ContactQuery query = ContactQuery.ALL
                    .on(new AddressBookScope(law, AddressBookView.ISOLATED))
                    .connecting(new Ends(address, NYU, NYU))
                    .effective(List.of(new EffectiveFilter.At(CampusFixture.NOON)));
            assertCount(campus, query, match, typed);
            assertCount(
                    campus, query.ofTypes(new TypeFilter(Set.of(NYU), List.of(Set.of(CampusFixture.MOBILE)))), typed);
            assertCount(
                    campus,
                    query.ofTypes(new TypeFilter(Set.of(NOT_NYU.get(0)), List.of(Set.of(CampusFixture.MOBILE)))));
            assertCount(campus, query.ofTypes(new TypeFilter(Set.of(NYU), List.of(Set.of(CampusFixture.PHONE)))));
        }
    }

    @Test
    default void objects_are_found_by_any_of_several_types() {
        try (CampusFixture campus = campus()) {
            Id one = typed(campus, NYU, List.of(CampusFixture.PHONE, CampusFixture.MOBILE));
            Id other = typed(campus, NOT_NYU.get(0), List.of(CampusFixture.MOBILE));
            Id plain = typed(campus, null, List.of());
            Id genus = ObjectKind.CONTACT.defaultGenusType(AUTHORITY);
            assertTypes(campus, Set.of(NYU_SPELLED_OTHERWISE), null, one);
            assertTypes(campus, Set.of(NYU, NOT_NYU.get(0)), null, one, other);
            assertTypes(campus, Set.of(genus), null, plain);
            assertTypes(campus, Set.of(NOT_NYU.get(1)), null);
            assertTypes(campus, Set.of(), null);
            assertTypes(campus, null, Set.of(CampusFixture.PHONE), one);
            assertTypes(campus, null, Set.of(CampusFixture.PHONE, CampusFixture.MOBILE), one, other);
            assertTypes(campus, null, Set.of());
            assertTypes(campus, Set.of(genus), Set.of(CampusFixture.MOBILE));
        }
    }

    @Test
    default void addresses_and_books_are_found_by_genus_too() {
        try (CampusFixture campus = campus()) {
            CreationRequest asked = new CreationRequest(NYU, List.of(), null);
            Id address = campus.addresses()
                    .create(ANYONE, asked, AddressForm.named("x"))
                    .id();
            Id book = campus.books()
                    .create(ANYONE, asked, AddressBookForm.named("x"))
                    .id();
            campus.address();
            TypeFilter types = TypeFilter.ofGenus(Set.of(NYU_SPELLED_OTHERWISE));
            assertThat(campus.list(new AddressQuery(null, types, null))).containsExactly(address);
            assertThat(campus.list(new AddressBookQuery(null, types, null, null, null)))
                    .containsExactly(book);
        }
    }

    @Test
    default void only_a_federated_list_includes_descendants() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id middle = campus.book(top);
            Id bottom = campus.book(middle);
            List<Id> contacts = new ArrayList<>();
            for (Id book : List.of(bottom, top, middle, campus.defaultBook())) {
                contacts.add(campus.contact(campus.address(book), book));
            }
            assertThat(campus.contactsIn(top, AddressBookView.ISOLATED)).containsExactly(contacts.get(1));
            assertThat(campus.contactsIn(top, AddressBookView.FEDERATED)).isEqualTo(contacts.subList(0, 3));
            assertThat(campus.contactsIn(middle, AddressBookView.FEDERATED))
                    .containsExactly(contacts.get(0), contacts.get(2));
            assertThat(campus.contactsIn(bottom, AddressBookView.FEDERATED)).containsExactly(contacts.get(0));
            assertThat(campus.contactsIn(FilingContract.NO_BOOK, AddressBookView.FEDERATED))
                    .isEmpty();
            assertThat(campus.addressesIn(top, AddressBookView.ISOLATED)).hasSize(1);
            assertThat(campus.addressesIn(top, AddressBookView.FEDERATED)).hasSize(3);
            assertThat(campus.addressesIn(NYU, AddressBookView.ISOLATED)).isEmpty();
        }
    }

    @Test
    default void an_object_with_several_paths_is_listed_once() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id left = campus.book(top);
            Id right = campus.book(top);
            Id bottom = campus.book(left, right);
            Id address = campus.address(top, left, right, bottom);
            Id contact = campus.contact(address, bottom, left);
            AddressBookScope scope = new AddressBookScope(top, AddressBookView.FEDERATED);
            assertThat(campus.list(new AddressQuery(scope, TypeFilter.ANY, null)))
                    .containsExactly(address);
            assertCount(campus, ContactQuery.ALL.on(scope), contact);
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(address);
            GrantScope grantScope = GrantScope.of(Set.of(left, right, bottom));
            assertThat(campus.list(AddressQuery.ALL, grantScope)).containsExactly(address);
            assertThat(campus.count(AddressQuery.ALL, grantScope)).isEqualTo(1);
            assertThat(campus.list(AddressBookQuery.ALL, grantScope)).containsExactly(left, right, bottom);
        }
    }

    @Test
    default void books_are_found_by_their_content() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id child = campus.book(law);
            Id address = campus.address(child, campus.defaultBook());
            Id contact = campus.contact(address, law);
            AddressBookQuery holding = new AddressBookQuery(null, TypeFilter.ANY, null, contact, null);
            assertThat(campus.booksOfAddress(address)).containsExactly(campus.defaultBook(), child);
            assertThat(campus.list(holding)).containsExactly(law);
            assertThat(campus.count(holding, GrantScope.EVERYWHERE)).isEqualTo(1);
            assertThat(campus.list(new AddressBookQuery(null, TypeFilter.ANY, null, contact, address)))
                    .isEmpty();
            assertThat(campus.list(holding.at(new AddressBookQuery.Position.ParentOf(child))))
                    .containsExactly(law);
            assertThat(campus.booksOfAddress(FilingContract.NO_ADDRESS)).isEmpty();
            assertThat(campus.booksOfContact(NYU)).isEmpty();
        }
    }

    private static Id create(CampusFixture campus, AddressForm form) {
        return campus.addresses().create(ANYONE, CreationRequest.PLAIN, form).id();
    }

    private static Id create(CampusFixture campus, AddressBookForm form) {
        return campus.books().create(ANYONE, CreationRequest.PLAIN, form).id();
    }

    private static Id typed(CampusFixture campus, Id genus, List<Id> records) {
        Contact.Link link = new Contact.Link(campus.address(), NYU);
        return campus.contacts()
                .create(ANYONE, link, new CreationRequest(genus, records, null), ContactForm.named("x"))
                .id();
    }

    private static void assertTypes(CampusFixture campus, Set<Id> genus, Set<Id> records, Id... expected) {
        assertCount(
                campus,
                ContactQuery.ALL.ofTypes(new TypeFilter(genus, records == null ? List.of() : List.of(records))),
                expected);
    }

    private static void assertCount(CampusFixture campus, ContactQuery query, Id... expected) {
        assertThat(campus.list(query)).containsExactly(expected);
        assertThat(campus.count(query, GrantScope.EVERYWHERE)).isEqualTo(expected.length);
    }
}
