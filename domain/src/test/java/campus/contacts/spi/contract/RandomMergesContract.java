package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.MergeModel;
import campus.contacts.spi.model.MergeModel.Thing;
import campus.contacts.testing.Dice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random merges and restorations, with other writes between them, give what a naive model says; undone, they lose nothing. */
public interface RandomMergesContract extends StorageFixture {
    int STEPS = 250;

    @Test
    @Tag("random")
    default void merging_and_undoing_lose_nothing_whatever_is_written_between() {
        try (HistoryFixture history = history()) {
            Clerk clerk = new Clerk(history, Dice.of("random merges"));
            for (int step = 0; step < Dice.rounds(STEPS); step++) {
                clerk.step();
            }
            clerk.check();
            clerk.restoreAll();
        }
    }

    /** Makes random changes of a campus and of its model. */
    final class Clerk {
        private final HistoryFixture history;
        private final CampusFixture campus;
        private final Dice dice;
        private final MergeModel model = new MergeModel();
        private final List<Id> books = new ArrayList<>();
        private final List<String> done = new ArrayList<>();
        /** The objects that were read, by the Id of the request and the version. */
        private final Map<String, Id> tags = new HashMap<>();

        private int made;

        Clerk(HistoryFixture history, Dice dice) {
            this.history = history;
            this.campus = history.campus();
            this.dice = dice;
            for (int i = 0; i < 4; i++) {
                books.add(campus.book());
            }
        }

        void step() {
            switch (dice.below(12)) {
                case 0, 1 -> addAddress();
                case 2, 3 -> addContact();
                case 4, 5 -> edit();
                case 6 -> file();
                case 7 -> give();
                case 8 -> delete();
                case 9, 10 -> merge();
                default -> restore();
            }
            if (dice.oneIn(10)) {
                check();
            }
        }

        private String word() {
            return "w" + ++made;
        }

        private void addAddress() {
            AddressForm form = AddressForm.named(word()).withText(dice.rarely(2, this::word));
            Id book = dice.pick(books);
            Id id = campus.addresses()
                    .create(ANYONE, CreationRequest.in(book), form)
                    .id();
            model.add(ObjectKind.ADDRESS, id, null, null, book).value = form.text();
            done.add("add " + id);
        }

        private void addContact() {
            Thing address = pick(ObjectKind.ADDRESS);
            if (address == null) {
                return;
            }
            Id reference = Id.parse("resource.Resource:" + dice.below(2) + "@people.example");
            Id addressee = dice.rarely(3, () -> Id.parse("resource.Resource:" + word() + "@people.example"));
            Id book = dice.pick(books);
            Id id = campus.contacts()
                    .create(
                            ANYONE,
                            new Contact.Link(anyId(address), reference),
                            CreationRequest.in(book),
                            ContactForm.named(word()).withAddressee(addressee))
                    .id();
            model.add(ObjectKind.CONTACT, id, reference, address, book).value =
                    addressee == null ? null : addressee.toString();
            done.add("add " + id + " on " + address.id);
        }

        private Thing pick(ObjectKind kind) {
            List<Thing> all = model.existing(kind);
            return all.isEmpty() ? null : dice.pick(all);
        }

        private Thing pick() {
            return pick(dice.oneIn(2) ? ObjectKind.ADDRESS : ObjectKind.CONTACT);
        }

        /** Returns the Id of an object, or one that leads to it. */
        private Id anyId(Thing thing) {
            return thing.aliases.isEmpty() || dice.oneIn(2) ? thing.id : dice.pick(List.copyOf(thing.aliases));
        }

        private void edit() {
            Thing thing = pick();
            if (thing == null) {
                return;
            }
            thing.description = dice.rarely(2, this::word);
            done.add("edit " + thing.id);
            if (thing.kind == ObjectKind.ADDRESS) {
                campus.addresses()
                        .update(
                                ANYONE,
                                anyId(thing),
                                VersionPrecondition.NONE,
                                form -> form.withDisplay(
                                        new DisplayText(form.display().name(), thing.description)));
            } else {
                campus.contacts()
                        .update(
                                ANYONE,
                                anyId(thing),
                                VersionPrecondition.NONE,
                                form -> form.withDisplay(
                                        new DisplayText(form.display().name(), thing.description)));
            }
        }

        private void file() {
            Thing thing = pick();
            if (thing == null) {
                return;
            }
            Id book = dice.pick(books);
            boolean leaves = thing.books.size() > 1 && thing.books.contains(book);
            done.add((leaves ? "unfile " : "file ") + thing.id + " " + book);
            if (leaves) {
                thing.books.remove(book);
            } else {
                thing.books.add(book);
            }
            if (thing.kind == ObjectKind.ADDRESS) {
                if (leaves) {
                    campus.addresses().unfile(ANYONE, anyId(thing), book);
                } else {
                    campus.addresses().file(ANYONE, anyId(thing), book);
                }
            } else if (leaves) {
                campus.contacts().unfile(ANYONE, anyId(thing), book);
            } else {
                campus.contacts().file(ANYONE, anyId(thing), book);
            }
        }

        private void give() {
            Thing thing = pick();
            if (thing != null && thing.aliases.size() < 15) {
                Id alias = Id.parse("door.Door:" + dice.below(30) + "@locks.example");
                done.add("give " + thing.id + " " + alias);
                campus.service().aliases().add(ANYONE, thing.kind, thing.id, alias, true);
                model.give(thing, alias);
            }
        }

        private void delete() {
            Thing thing = pick();
            if (thing == null) {
                return;
            }
            Id id = anyId(thing);
            done.add("delete " + thing.id);
            tags.values().removeIf(thing.id::equals);
            if (thing.kind == ObjectKind.CONTACT) {
                long version = campus.contactOf(thing.id).identity().version();
                campus.contacts().delete(ANYONE, id, VersionPrecondition.NONE);
                model.delete(thing, version);
            } else if (model.contactsOf(thing).isEmpty()) {
                long version = campus.addressOf(thing.id).identity().version();
                campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE);
                model.delete(thing, version);
            } else {
                assertRefused(
                        Reason.ILLEGAL_STATE, () -> campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE));
            }
        }

        private void merge() {
            Thing kept = pick();
            Thing other = kept == null ? null : pick(kept.kind);
            if (other == null) {
                return;
            }
            Id keptId = anyId(kept);
            Id otherId = anyId(other);
            done.add("merge " + other.id + " into " + kept.id);
            if (kept == other || kept.reference != null && !kept.reference.equals(other.reference)) {
                assertRefused(Reason.ILLEGAL_STATE, () -> merge(kept.kind, keptId, otherId));
            } else {
                long version = version(other);
                merge(kept.kind, keptId, otherId);
                model.merge(kept, other, version);
            }
        }

        private void merge(ObjectKind kind, Id kept, Id other) {
            if (kind == ObjectKind.ADDRESS) {
                campus.addresses().into(kept).merge(ANYONE, other);
            } else {
                campus.contacts().into(kept).merge(ANYONE, other);
            }
        }

        private long version(Thing thing) {
            return (thing.kind == ObjectKind.ADDRESS ? campus.addressOf(thing.id) : campus.contactOf(thing.id))
                    .identity()
                    .version();
        }

        private void restore() {
            List<Thing> deleted = model.deleted();
            if (!deleted.isEmpty()) {
                restore(dice.pick(deleted));
            }
        }

        private void restore(Thing thing) {
            done.add("restore " + thing.id);
            if (thing.kind == ObjectKind.ADDRESS) {
                history.addresses().restore(ANYONE, thing.id, thing.lastVersion, VersionPrecondition.NONE);
                model.restore(thing);
            } else if (model.find(ObjectKind.ADDRESS, thing.address.id) != null) {
                history.contacts().restore(ANYONE, thing.id, thing.lastVersion, VersionPrecondition.NONE);
                model.restore(thing);
            } else {
                assertRefused(
                        Reason.ILLEGAL_STATE,
                        () -> history.contacts()
                                .restore(ANYONE, thing.id, thing.lastVersion, VersionPrecondition.NONE));
            }
        }

        /** Restores all objects, addresses before contacts: everything that ever was is there. */
        void restoreAll() {
            for (ObjectKind kind : List.of(ObjectKind.ADDRESS, ObjectKind.CONTACT)) {
                List<Thing> left = new ArrayList<>(model.deleted());
                left.removeIf(thing -> thing.kind != kind);
                while (!left.isEmpty()) {
                    restore(left.remove(dice.below(left.size())));
                }
                check();
            }
            assertThat(model.deleted()).isEmpty();
        }

        void check() {
            for (Thing thing : model.all()) {
                Thing found = model.find(thing.kind, thing.id);
                if (found == null) {
                    assertRefused(Reason.NOT_FOUND, () -> version(thing));
                } else if (thing.kind == ObjectKind.ADDRESS) {
                    read(thing.id, campus.addressOf(thing.id));
                    check(found, campus.addressOf(thing.id));
                } else {
                    read(thing.id, campus.contactOf(thing.id));
                    check(found, campus.contactOf(thing.id));
                }
            }
        }

        private void check(Thing expected, Address address) {
            assertThat(address.id()).as("%s", done).isEqualTo(expected.id);
            assertThat(address.display().description()).as("%s", done).isEqualTo(expected.description);
            assertThat(address.content().text()).as("%s", done).isEqualTo(expected.value);
            assertThat(new HashSet<>(campus.booksOfAddress(expected.id)))
                    .as("%s", done)
                    .isEqualTo(expected.books);
            checkAliases(expected);
            assertThat(campus.list(campus.contactsOf(expected.id)))
                    .as("contacts of %s after %s", expected.id, done)
                    .containsExactlyInAnyOrderElementsOf(model.contactsOf(expected).stream()
                            .map(contact -> contact.id)
                            .toList());
        }

        /** Requires that one version, read by one Id, is never one of two objects; unless a deletion came between. */
        private void read(Id id, OsidObject object) {
            String tag = id + " " + object.identity().version();
            assertThat(tags.computeIfAbsent(tag, none -> object.id()))
                    .as("%s after %s", tag, done)
                    .isEqualTo(object.id());
        }

        private void check(Thing expected, Contact contact) {
            assertThat(contact.id()).as("%s", done).isEqualTo(expected.id);
            assertThat(contact.display().description()).as("%s", done).isEqualTo(expected.description);
            assertThat(Optional.ofNullable(contact.content().addresseeId()).map(Id::toString))
                    .as("%s", done)
                    .isEqualTo(Optional.ofNullable(expected.value));
            assertThat(contact.link().addressId()).as("%s", done).isEqualTo(expected.address.id);
            assertThat(new HashSet<>(campus.booksOfContact(expected.id)))
                    .as("%s", done)
                    .isEqualTo(expected.books);
            checkAliases(expected);
        }

        private void checkAliases(Thing expected) {
            assertThat(new HashSet<>(campus.service().aliases().list(ANYONE, expected.kind, expected.id)))
                    .as("aliases of %s after %s", expected.id, done)
                    .isEqualTo(expected.aliases);
        }
    }
}
