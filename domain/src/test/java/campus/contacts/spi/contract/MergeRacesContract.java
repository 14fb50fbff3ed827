package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.FiledObjectStore.Filed;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.Concurrently.Outcome;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.testing.Dice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Merges meet other writes of the same objects (exchange, section 4). */
public interface MergeRacesContract extends StorageFixture {
    int ROUNDS = 25;

    private static Object merge(CampusFixture campus, Id kept, Id other) {
        return campus.addresses().into(kept).merge(ANYONE, other);
    }

    @Test
    default void one_of_two_merges_of_one_pair_at_once_is_done() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < Dice.rounds(ROUNDS); round++) {
                Id one = campus.address();
                Id two = campus.address();
                Id contact = campus.contact(two);
                boolean both = round % 2 == 0;
                List<Outcome> outcomes = Concurrently.run(
                        () -> merge(campus, one, two), () -> both ? merge(campus, two, one) : merge(campus, one, two));
                assertThat(Concurrently.done(outcomes)).isEqualTo(1);
                assertThat(Concurrently.refusals(outcomes)).containsExactly(Reason.ILLEGAL_STATE);
                Id kept = campus.addressOf(one).id();
                assertThat(campus.addressOf(two).id()).isEqualTo(kept);
                assertThat(campus.list(campus.contactsOf(kept))).containsExactly(contact);
            }
        }
    }

    @Test
    default void an_edit_during_a_merge_reaches_the_kept_object() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < Dice.rounds(ROUNDS); round++) {
                Id kept = campus.address();
                Id other = campus.address();
                List<Outcome> outcomes = Concurrently.run(
                        () -> merge(campus, kept, other),
                        () -> campus.addresses()
                                .update(
                                        ANYONE,
                                        other,
                                        VersionPrecondition.NONE,
                                        form -> form.withDisplay(new DisplayText("edited", "edited"))));
                assertThat(Concurrently.done(outcomes)).isEqualTo(2);
                assertThat(campus.addressOf(kept).display().description()).isEqualTo("edited");
                assertThat(campus.addressOf(other).id()).isEqualTo(kept);
            }
        }
    }

    @Test
    default void a_contact_that_is_made_during_a_merge_is_one_of_the_kept_address() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < Dice.rounds(ROUNDS); round++) {
                Id kept = campus.address();
                Id other = campus.address();
                List<Outcome> outcomes =
                        Concurrently.run(() -> merge(campus, kept, other), () -> campus.contact(other));
                assertThat(Concurrently.done(outcomes)).isEqualTo(2);
                Id contact = (Id) outcomes.get(1).result();
                assertThat(campus.contactOf(contact).link().addressId()).isEqualTo(kept);
                assertThat(campus.list(campus.contactsOf(kept))).containsExactly(contact);
            }
        }
    }

    @Test
    default void a_merge_and_a_deletion_of_the_same_object_exclude_each_other() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            for (int round = 0; round < Dice.rounds(ROUNDS); round++) {
                Id kept = campus.address();
                Id other = campus.address();
                List<Outcome> outcomes = Concurrently.run(() -> merge(campus, kept, other), () -> {
                    campus.addresses().delete(ANYONE, other, version -> version == 1);
                    return null;
                });
                if (outcomes.get(0).isDone()) {
                    // the Id led to the kept one, unless the deletion was refused
                    history.addresses().restore(ANYONE, other, 1, VersionPrecondition.NONE);
                    assertThat(campus.addressOf(other).id()).isEqualTo(other);
                } else {
                    assertThat(outcomes.get(0).refused()).isEqualTo(Reason.NOT_FOUND);
                    assertThat(outcomes.get(1).isDone()).isTrue();
                    assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(other));
                }
            }
        }
    }

    @Test
    default void two_restorations_of_a_merged_object_at_once_undo_the_merge_once() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id kept = campus.address();
            Id other = campus.address();
            Id contact = campus.contact(other);
            merge(campus, kept, other);
            List<Outcome> outcomes = Concurrently.run(
                    () -> history.addresses().restore(ANYONE, other, 1, VersionPrecondition.NONE),
                    () -> history.addresses().restore(ANYONE, other, 1, VersionPrecondition.NONE));
            assertThat(Concurrently.done(outcomes)).isEqualTo(2);
            assertThat(campus.list(campus.contactsOf(other))).containsExactly(contact);
            assertThat(campus.addressOf(other).identity().version()).isEqualTo(3);
        }
    }

    @Test
    default void an_address_of_too_many_contacts_is_not_merged() {
        try (CampusFixture campus = campus()) {
            Id kept = campus.address();
            Id other = campus.address();
            campus.storage()
                    .write(unit -> unit.contacts()
                            .insertAll(IntStream.range(0, 5_001)
                                    .mapToObj(i -> new Filed<>(
                                            (ObjectVersion identity) -> new Contact(
                                                    identity,
                                                    new Classification(
                                                            ObjectKind.CONTACT.defaultGenusType(AUTHORITY), List.of()),
                                                    new Contact.Link(other, CampusFixture.SOMEBODY),
                                                    ContactForm.named("one of many")),
                                            campus.defaultBook()))
                                    .toList()));
            assertThat(refusal(() -> merge(campus, kept, other)))
                    .hasMessage(
                            "more than 5000 contacts use the merged address; merge the other one into it, or move some");
            assertThat(campus.addresses().into(other).merge(ANYONE, kept).id()).isEqualTo(other);
        }
    }
}
