package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Look-ups of several objects by their Ids (OSID 3.0.0, comparative and plenary views). */
public interface SelectedIdsContract extends StorageFixture {
    @Test
    default void a_list_of_ids_leaves_out_what_is_missing_or_invisible() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id first = campus.address(law);
            Id hidden = campus.address();
            Id last = campus.address(law);
            AddressQuery query = AddressQuery.ALL.among(Set.of(last, FilingContract.NO_ADDRESS, hidden, law, first));
            assertThat(campus.list(query)).containsExactly(first, hidden, last);
            Caller caller = CampusFixture.caller(Set.of(law), AccessFunction.LOOKUP);
            assertThat(campus.list(query, caller.visibility())).containsExactly(first, last);
            assertThat(campus.list(AddressQuery.ALL.among(Set.of()))).isEmpty();
            assertThat(campus.addresses().findAll(caller, List.of(hidden, last)).keySet())
                    .containsExactly(last);
        }
    }

    @Test
    default void all_objects_with_these_ids_come_in_the_order_of_the_ids() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id first = campus.contact(address);
            Id second = campus.contact(address);
            List<Id> asked = List.of(second, first, second);
            ContactQuery query = ContactQuery.ALL.among(Set.copyOf(asked));
            assertThat(CampusFixture.ids(campus.contacts().getAll(ANYONE, query, asked)))
                    .containsExactly(second, first);
            List<Id> missing = List.of(first, FilingContract.NO_ADDRESS);
            assertRefused(
                    Reason.NOT_FOUND,
                    () -> campus.contacts().getAll(ANYONE, query.among(Set.copyOf(missing)), missing));
            ContactQuery others = query.connecting(new ContactQuery.Ends(FilingContract.NO_ADDRESS, null, null));
            assertRefused(Reason.NOT_FOUND, () -> campus.contacts().getAll(ANYONE, others, asked));
        }
    }

    @Test
    default void an_alias_stands_for_its_object() {
        try (CampusFixture campus = campus()) {
            Id first = campus.address();
            Id second = campus.address();
            Id alias = Id.parse("places:7@other.example");
            campus.service().aliases().add(ANYONE, ObjectKind.ADDRESS, second, alias, false);
            List<Id> asked = List.of(alias, first, second);
            AddressQuery query = AddressQuery.ALL.among(Set.copyOf(asked));
            assertThat(campus.list(query)).containsExactly(first, second);
            assertThat(CampusFixture.ids(campus.addresses().getAll(ANYONE, query, asked)))
                    .containsExactly(second, first);
        }
    }

    @Test
    default void objects_of_the_past_are_found_by_their_ids() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id deleted = campus.address();
            Instant then = history.quiet();
            campus.addresses().delete(ANYONE, deleted, version -> true);
            Id later = campus.address();
            List<Id> all = List.of(later, deleted, kept);
            AddressQuery query = AddressQuery.ALL.among(Set.copyOf(all));
            assertThat(campus.list(query)).containsExactly(kept, later);
            assertThat(history.ids(then, query)).containsExactly(kept, deleted);
            var past = campus.service().addressHistory().asOf(then);
            assertThat(past.findAll(ANYONE, all).keySet()).containsExactlyInAnyOrder(kept, deleted);
            assertRefused(Reason.NOT_FOUND, () -> past.getAll(ANYONE, query, all));
        }
    }
}
