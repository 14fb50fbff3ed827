package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.PHONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What is left of the past between the steps of a sweep is neither shown to more callers than before nor incomplete
 * (recorded time, sections 2 and 4). For storages that take the time from the clock of their settings.
 */
public interface HistorySweepContract extends StorageFixture {
    /** More versions than a step deletes, so that a later one outlives the first step. */
    int MORE_THAN_A_STEP = 1001;

    @Test
    default void a_deleted_object_stays_hidden_between_the_steps_of_a_sweep() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(1))) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Caller reader = caller(Set.of(campus.defaultBook()), AccessFunction.LOOKUP);
            Id address = campus.address(law);
            Id contact = campus.contact(campus.address(law), law);
            List<Id> others = new ArrayList<>();
            campus.storage().write(unit -> {
                for (int i = 0; i < MORE_THAN_A_STEP; i++) {
                    others.add(campus.address());
                }
                return null;
            });
            history.quiet();
            campus.storage().write(unit -> {
                for (Id other : others) {
                    campus.addresses().update(ANYONE, other, VersionPrecondition.NONE, form -> form.withText("x"));
                }
                return null;
            });
            history.quiet();
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            clock.advance(Duration.ofDays(2));
            history.sweep(() -> {
                for (Id id : List.of(address, contact)) {
                    assertRefused(Reason.NOT_FOUND, () -> history.of(id).list(reader, id, null, 10));
                    assertRefused(Reason.NOT_FOUND, () -> history.of(id).version(reader, id, 1));
                }
            });
            assertRefused(Reason.NOT_FOUND, () -> history.entries(address));
        }
    }

    @Test
    default void versions_are_found_by_their_record_type_after_a_sweep() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(1))) {
            CampusFixture campus = history.campus();
            Contact.Link link = new Contact.Link(campus.address(), CampusFixture.SOMEBODY);
            CreationRequest asked = new CreationRequest(null, List.of(PHONE), null);
            Id contact = campus.contacts()
                    .create(ANYONE, link, asked, ContactForm.named("x"))
                    .id();
            history.quiet();
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(PHONE));
            clock.advance(Duration.ofDays(2));
            history.sweep();
            Instant then = history.quiet();
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(null));
            history.quiet();
            assertThat(history.ids(then, ContactQuery.ALL.ofTypes(TypeFilter.ofRecord(Set.of(PHONE)))))
                    .containsExactly(contact);
            assertThat(history.ids(then, AddressQuery.ALL)).hasSize(1);
        }
    }
}
