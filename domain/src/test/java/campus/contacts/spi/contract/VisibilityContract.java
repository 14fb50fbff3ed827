package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
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
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Objects that a caller may not look up do not exist for it (wire contract, section 9). */
public interface VisibilityContract extends StorageFixture {
    @Test
    default void a_grant_on_a_book_holds_for_all_its_descendants() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id law = campus.book(top);
            Id other = campus.book(top);
            Id library = campus.book(campus.book(law), other);
            GrantScope grantScope = GrantScope.of(Set.of(law));
            assertThat(campus.<Boolean>ask(books -> books.isWithin(law, grantScope)))
                    .isTrue();
            assertThat(campus.<Boolean>ask(books -> books.isWithin(library, grantScope)))
                    .isTrue();
            assertThat(campus.<Boolean>ask(books -> books.isWithin(top, grantScope)))
                    .isFalse();
            assertThat(campus.<Boolean>ask(books -> books.isWithin(other, grantScope)))
                    .isFalse();
            assertThat(campus.<Boolean>ask(books -> books.isWithin(law, GrantScope.NOWHERE)))
                    .isFalse();
            assertThat(campus.<Boolean>ask(books -> books.isWithin(law, GrantScope.EVERYWHERE)))
                    .isTrue();
            assertThat(campus.<Boolean>ask(books -> books.isWithin(FilingContract.NO_BOOK, GrantScope.EVERYWHERE)))
                    .isFalse();
            assertThat(campus.list(AddressBookQuery.ALL, grantScope)).hasSize(3).contains(law, library);
            assertThat(campus.count(AddressBookQuery.ALL, grantScope)).isEqualTo(3);
        }
    }

    @Test
    default void a_grant_on_a_missing_book_grants_nothing() {
        try (CampusFixture campus = campus()) {
            campus.address();
            GrantScope grantScope = GrantScope.of(Set.of(FilingContract.NO_BOOK, CampusFixture.SOMEBODY));
            assertThat(campus.list(AddressQuery.ALL, grantScope)).isEmpty();
            assertThat(campus.list(AddressBookQuery.ALL, grantScope)).isEmpty();
            assertThat(campus.list(AddressBookQuery.ALL, GrantScope.NOWHERE)).isEmpty();
            assertThat(campus.count(AddressQuery.ALL, GrantScope.NOWHERE)).isZero();
        }
    }

    @Test
    default void an_object_is_within_a_scope_partly_or_wholly() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id library = campus.book(law);
            Id address = campus.address(library, campus.defaultBook());
            Id within = campus.address(library, law);
            Id contact = campus.contact(address, campus.defaultBook());
            GrantScope grantScope = GrantScope.of(Set.of(law));
            campus.storage().read(unit -> {
                assertThat(unit.addresses().isWithin(address, grantScope)).isTrue();
                assertThat(unit.addresses().isWhollyWithin(address, grantScope)).isFalse();
                assertThat(unit.addresses().isWhollyWithin(within, grantScope)).isTrue();
                assertThat(unit.addresses().isWhollyWithin(address, GrantScope.EVERYWHERE))
                        .isTrue();
                assertThat(unit.addresses().isWithin(address, GrantScope.NOWHERE))
                        .isFalse();
                assertThat(unit.addresses().isWithin(FilingContract.NO_ADDRESS, GrantScope.EVERYWHERE))
                        .isFalse();
                assertThat(unit.addresses().find(address, Visibility.within(grantScope)))
                        .isPresent();
                assertThat(unit.contacts().isWithin(contact, grantScope)).isFalse();
                assertThat(unit.contacts().find(contact, Visibility.within(grantScope)))
                        .isEmpty();
                return null;
            });
            assertThat(campus.list(AddressQuery.ALL, grantScope)).containsExactly(address, within);
            assertThat(campus.list(ContactQuery.ALL, grantScope)).isEmpty();
        }
    }

    @Test
    default void a_hidden_object_does_not_exist() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Caller clerk = caller(Set.of(law), AccessFunction.values());
            Id address = campus.address();
            Id contact = campus.contact(address);
            VersionPrecondition none = VersionPrecondition.NONE;
            Reason reason = Reason.NOT_FOUND;
            assertRefused(reason, () -> campus.addresses().get(clerk, address));
            assertRefused(reason, () -> campus.contacts().get(clerk, contact));
            assertRefused(reason, () -> campus.books().get(clerk, campus.defaultBook()));
            assertRefused(reason, () -> campus.addresses().update(clerk, address, none, form -> form));
            assertRefused(reason, () -> campus.contacts().delete(clerk, contact, none));
            assertRefused(reason, () -> campus.books().delete(clerk, campus.defaultBook(), none));
            assertRefused(reason, () -> campus.addresses().file(clerk, address, law));
            assertRefused(reason, () -> campus.hierarchy().addChild(clerk, law, campus.defaultBook()));
            assertRefused(
                    reason,
                    () -> campus.contacts()
                            .create(
                                    clerk,
                                    new Contact.Link(address, CampusFixture.SOMEBODY),
                                    CreationRequest.in(law),
                                    ContactForm.named("x")));
            assertRefused(
                    reason,
                    () -> campus.addresses()
                            .create(clerk, CreationRequest.in(campus.defaultBook()), AddressForm.named("x")));
            AddressBookScope scope = new AddressBookScope(campus.defaultBook(), AddressBookView.ISOLATED);
            assertRefused(reason, () -> campus.contacts().count(clerk, ContactQuery.ALL.on(scope)));
        }
    }

    @Test
    default void a_hidden_object_matches_no_filter() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id hidden = campus.address();
            Id contact = campus.contact(hidden, law);
            Id hiddenContact = campus.contact(hidden);
            GrantScope grantScope = GrantScope.of(Set.of(law));
            ContactQuery byAddress = ContactQuery.ALL.connecting(new Ends(hidden, null, null));
            assertThat(campus.list(ContactQuery.ALL, grantScope)).containsExactly(contact);
            assertThat(campus.list(byAddress, grantScope)).isEmpty();
            assertThat(campus.count(byAddress, grantScope)).isZero();
            assertThat(campus.list(byAddress)).containsExactly(contact, hiddenContact);
            assertThat(campus.list(byAddress.on(new AddressBookScope(law, AddressBookView.FEDERATED)), grantScope))
                    .isEmpty();
            assertThat(campus.list(holding(null, hidden), grantScope)).isEmpty();
            assertThat(campus.list(holding(hiddenContact, null), grantScope)).isEmpty();
            assertThat(campus.list(holding(contact, null), grantScope)).containsExactly(law);
            assertThat(campus.count(holding(contact, hidden), grantScope)).isZero();
        }
    }

    @Test
    default void the_hidden_books_of_a_visible_object_are_not_listed() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address(law, campus.defaultBook());
            assertThat(campus.list(holding(null, address), GrantScope.of(Set.of(law))))
                    .containsExactly(law);
        }
    }

    @Test
    default void a_book_out_of_scope_lists_nothing() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            Id law = campus.book(top);
            Id address = campus.address(law);
            GrantScope grantScope = GrantScope.of(Set.of(law));
            for (AddressBookView view : AddressBookView.values()) {
                assertThat(campus.list(on(top, view), grantScope)).isEmpty();
                assertThat(campus.count(on(top, view), grantScope)).isZero();
                assertThat(campus.list(on(law, view), grantScope)).containsExactly(address);
            }
        }
    }

    @Test
    default void hidden_parents_and_children_are_not_listed() {
        try (CampusFixture campus = campus()) {
            Id hidden = campus.book();
            Id law = campus.book();
            Id arts = campus.book();
            Id shared = campus.book(hidden, law, arts);
            GrantScope grantScope = GrantScope.of(Set.of(law, arts));
            assertThat(campus.parents(shared)).containsExactly(hidden, law, arts);
            AddressBookQuery parents = AddressBookQuery.ALL.at(new Position.ParentOf(shared));
            assertThat(campus.list(parents, grantScope)).containsExactly(law, arts);
            assertThat(campus.count(parents, grantScope)).isEqualTo(2);
            Caller clerk = caller(Set.of(law), AccessFunction.LOOKUP);
            assertRefused(
                    Reason.NOT_FOUND,
                    () -> campus.books().count(clerk, AddressBookQuery.ALL.at(new Position.ChildOf(hidden))));
        }
    }

    @Test
    default void roots_are_determined_by_visible_edges() {
        try (CampusFixture campus = campus()) {
            Id hidden = campus.book();
            Id law = campus.book(hidden);
            Id library = campus.book(law);
            Id leaf = campus.book(hidden);
            Id marked = campus.book();
            campus.hierarchy().addRoot(ANYONE, marked);
            campus.hierarchy().addChild(ANYONE, hidden, marked);
            AddressBookQuery roots = AddressBookQuery.ALL.at(new Position.Root());
            assertThat(campus.list(roots, GrantScope.of(Set.of(law, library, leaf, marked))))
                    .containsExactly(law, marked);
            assertThat(campus.list(roots, GrantScope.of(Set.of(hidden)))).containsExactly(hidden);
            assertThat(campus.list(roots, GrantScope.of(Set.of(library)))).isEmpty();
            assertThat(campus.count(roots, GrantScope.of(Set.of(law, marked)))).isEqualTo(2);
            assertThat(campus.roots()).containsExactly(campus.defaultBook(), hidden);
        }
    }

    @Test
    default void removal_of_an_invisible_root_is_not_found() {
        try (CampusFixture campus = campus()) {
            Id hidden = campus.book();
            Id law = campus.book(hidden);
            Id leaf = campus.book(law);
            Id apart = campus.book(hidden);
            Set<Id> seen = Set.of(law, apart);
            Caller reader = caller(seen, AccessFunction.LOOKUP);
            assertRefused(Reason.PERMISSION_DENIED, () -> campus.hierarchy().removeRoot(reader, law));
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().removeRoot(reader, leaf));
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().removeRoot(reader, apart));
            Map<AccessFunction, GrantScope> grants =
                    Map.of(AccessFunction.LOOKUP, GrantScope.of(seen), AccessFunction.ORGANIZE, GrantScope.EVERYWHERE);
            Caller organizer = new Caller("organizer", grants);
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().removeRoot(organizer, law));
            assertRefused(Reason.NOT_FOUND, () -> campus.hierarchy().removeRoot(organizer, apart));
        }
    }

    @Test
    default void denies_an_action_that_is_not_granted_on_a_visible_object() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address(law);
            Id contact = campus.contact(address, law);
            Caller reader = caller(Set.of(law), AccessFunction.LOOKUP);
            VersionPrecondition none = VersionPrecondition.NONE;
            Reason denied = Reason.PERMISSION_DENIED;
            assertThat(campus.addresses().get(reader, address).id()).isEqualTo(address);
            assertRefused(denied, () -> campus.addresses().update(reader, address, none, form -> form));
            assertRefused(denied, () -> campus.contacts().delete(reader, contact, none));
            assertRefused(denied, () -> campus.contacts().unfile(reader, contact, law));
            assertRefused(denied, () -> campus.books().delete(reader, law, none));
            assertRefused(denied, () -> campus.hierarchy().addRoot(reader, law));
            assertRefused(
                    denied, () -> campus.books().create(reader, CreationRequest.in(law), AddressBookForm.named("x")));
            assertRefused(
                    denied, () -> campus.addresses().create(reader, CreationRequest.PLAIN, AddressForm.named("x")));
            Caller nobody = caller(Set.of(), AccessFunction.LOOKUP);
            assertRefused(denied, () -> campus.addresses().count(nobody, AddressQuery.ALL));
        }
    }

    @Test
    default void updating_needs_any_of_the_books_and_deleting_needs_all() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address(law, campus.defaultBook());
            Caller clerk = caller(Set.of(law), AccessFunction.values());
            campus.addresses().update(clerk, address, VersionPrecondition.NONE, form -> form.withText("changed"));
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> campus.addresses().delete(clerk, address, VersionPrecondition.NONE));
            campus.addresses().unfile(ANYONE, address, campus.defaultBook());
            campus.addresses().delete(clerk, address, VersionPrecondition.NONE);
        }
    }

    @Test
    default void counts_exclude_hidden_contacts_of_an_address() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address(law);
            campus.contact(address);
            campus.contact(address);
            Caller clerk = caller(Set.of(law), AccessFunction.values());
            assertThat(CampusFixture.refusal(() -> campus.addresses().delete(clerk, address, VersionPrecondition.NONE)))
                    .hasMessage("the address is still in use");
            campus.contact(address, law);
            assertThat(CampusFixture.refusal(() -> campus.addresses().delete(clerk, address, VersionPrecondition.NONE)))
                    .hasMessage("the address is used by 1 contact");
        }
    }

    private static AddressQuery on(Id book, AddressBookView view) {
        return new AddressQuery(new AddressBookScope(book, view), TypeFilter.ANY, null);
    }

    private static AddressBookQuery holding(Id contactId, Id addressId) {
        return new AddressBookQuery(null, TypeFilter.ANY, null, contactId, addressId);
    }
}
