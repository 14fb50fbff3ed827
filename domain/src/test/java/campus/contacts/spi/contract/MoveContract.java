package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.PermittedChanges;
import campus.contacts.history.Change;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An object moves from one address book to another in one step. */
public interface MoveContract extends StorageFixture {
    @Test
    default void an_object_moves_even_from_its_only_book() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id address = campus.address();
            Id contact = campus.contact(address, law);
            history.quiet();
            campus.addresses().move(ANYONE, address, campus.defaultBook(), law);
            campus.contacts().move(ANYONE, contact, law, campus.defaultBook());
            assertThat(campus.booksOfAddress(address)).containsExactly(law);
            assertThat(campus.booksOfContact(contact)).containsExactly(campus.defaultBook());
            assertThat(history.changes(contact))
                    .containsExactlyInAnyOrder(Change.UNFILED, Change.FILED, Change.CREATED);
            assertThat(history.entries(contact).get(0).at())
                    .isEqualTo(history.entries(contact).get(1).at());
        }
    }

    @Test
    default void an_object_that_is_in_the_book_already_only_leaves_the_other() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address(law, campus.defaultBook());
            campus.addresses().move(ANYONE, address, law, campus.defaultBook());
            assertThat(campus.booksOfAddress(address)).containsExactly(campus.defaultBook());
        }
    }

    @Test
    default void rejects_a_move_from_a_book_without_the_object_and_to_the_same_book() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id arts = campus.book();
            Id address = campus.address(law);
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().move(ANYONE, address, arts, law));
            assertRefused(
                    Reason.NOT_FOUND, () -> campus.addresses().move(ANYONE, address, FilingContract.NO_BOOK, law));
            assertRefused(
                    Reason.NOT_FOUND, () -> campus.addresses().move(ANYONE, address, law, FilingContract.NO_BOOK));
            assertRefused(Reason.INVALID_ARGUMENT, () -> campus.addresses().move(ANYONE, address, law, law));
            assertThat(campus.booksOfAddress(address)).containsExactly(law);
        }
    }

    @Test
    default void a_book_is_the_same_by_its_alias() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id arts = campus.book();
            Id alias = Id.parse("books:law@other.example");
            campus.service().aliases().add(ANYONE, ObjectKind.ADDRESS_BOOK, law, alias, false);
            Id address = campus.address(law);
            assertRefused(Reason.INVALID_ARGUMENT, () -> campus.addresses().move(ANYONE, address, alias, law));
            campus.addresses().move(ANYONE, address, alias, arts);
            campus.addresses().move(ANYONE, address, arts, alias);
            assertThat(campus.booksOfAddress(address)).containsExactly(law);
            assertThat(campus.list(AddressBookQuery.ALL.within(new AddressBookQuery.Lineage(alias, null))))
                    .isEmpty();
        }
    }

    @Test
    default void a_move_needs_what_filing_and_unfiling_need() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id arts = campus.book();
            Id address = campus.address(law);
            Set<Id> both = Set.of(law, arts);
            for (Caller denied : List.of(
                    caller(both, Set.of(arts), both),
                    caller(both, both, Set.of(law)),
                    caller(both, both, Set.of(arts)))) {
                assertRefused(Reason.PERMISSION_DENIED, () -> campus.addresses().move(denied, address, law, arts));
                assertRefused(Reason.PERMISSION_DENIED, () -> campus.addresses().checkMove(denied, address, law, arts));
            }
            Caller blind = caller(Set.of(law), both, both);
            assertRefused(Reason.NOT_FOUND, () -> campus.addresses().move(blind, address, law, arts));
            Caller mover = caller(both, Set.of(law), both);
            campus.addresses().checkMove(mover, address, law, arts);
            campus.addresses().move(mover, address, law, arts);
            assertThat(campus.booksOfAddress(address)).containsExactly(arts);
        }
    }

    @Test
    default void a_caller_knows_which_changes_its_grants_permit() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id arts = campus.book();
            Id both = campus.address(law, arts);
            Id alone = campus.address(law);
            Caller caller = CampusFixture.caller(
                    Set.of(law), AccessFunction.LOOKUP, AccessFunction.UPDATE, AccessFunction.DELETE);
            assertThat(campus.addresses().permitted(caller, both)).isEqualTo(new PermittedChanges(true, false));
            assertThat(campus.addresses().permitted(caller, alone)).isEqualTo(new PermittedChanges(true, true));
            assertThat(campus.books().permitted(caller, law)).isEqualTo(new PermittedChanges(false, false));
            Caller organizer = CampusFixture.caller(Set.of(law), AccessFunction.ORGANIZE);
            assertThat(campus.books().permitted(organizer, law)).isEqualTo(new PermittedChanges(true, true));
            assertThat(campus.books().permitted(organizer, arts)).isEqualTo(new PermittedChanges(false, false));
            assertThat(campus.contacts().permitted(ANYONE, FilingContract.NO_ADDRESS))
                    .as("nothing is read where the grants are on all books")
                    .isEqualTo(new PermittedChanges(true, true));
        }
    }

    private static Caller caller(Set<Id> sees, Set<Id> updates, Set<Id> organizes) {
        return new Caller(
                "mover",
                Map.of(
                        AccessFunction.LOOKUP, GrantScope.of(sees),
                        AccessFunction.UPDATE, GrantScope.of(updates),
                        AccessFunction.ORGANIZE, GrantScope.of(organizes)));
    }
}
