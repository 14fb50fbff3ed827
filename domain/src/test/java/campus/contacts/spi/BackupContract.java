package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Campus.AVAILABILITY;
import static campus.contacts.spi.Campus.NOON;
import static campus.contacts.spi.Campus.SOMEBODY;
import static campus.contacts.spi.Campus.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Display;
import campus.contacts.Effective;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.NewObject;
import campus.contacts.OwnIds;
import campus.contacts.Precondition;
import campus.contacts.Properties;
import campus.contacts.Reach;
import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.View;
import campus.contacts.people.Made;
import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Everything goes out as it is at one moment, and comes in whole or not at all. */
public interface BackupContract extends StorageFixture {
    @Test
    default void everything_comes_back_as_it_was() {
        Copy copy = filled();
        try (Campus campus = campus()) {
            campus.storage().archive().importFrom(copy);
            assertThat(Copy.of(campus.storage()).texts()).isEqualTo(copy.texts());
        }
    }

    @Test
    default void a_copy_answers_what_the_original_does() {
        Copy copy = filled();
        try (Campus campus = campus()) {
            campus.storage().archive().importFrom(copy);
            Id top = campus.children(campus.defaultBook()).get(0);
            Id left = campus.children(top).get(0);
            Id bottom = campus.children(left).get(0);
            assertThat(campus.parents(bottom)).hasSize(2);
            assertThat(campus.contactsIn(top, View.FEDERATED)).hasSize(3);
            assertThat(campus.contactsIn(bottom, View.ISOLATED)).hasSize(2);
            assertThat(campus.roots()).hasSize(2);
            assertThat(campus.list(ContactQuery.ALL.availableAt(NOON))).hasSize(1);
            assertThat(campus.list(ContactQuery.ALL, Reach.of(Set.of(left)))).hasSize(2);
            assertThat(campus.list(ContactQuery.ALL)).hasSize(4);
            assertThat(campus.list(ContactQuery.ALL, SeclusionContract.CLERK.sight()))
                    .hasSize(3);
            assertThat(campus.list(AddressQuery.ALL, SeclusionContract.CLERK.sight()))
                    .hasSize(1);
            assertThat(campus.<List<Netid>>look(unit -> unit.people().list(null, 9)))
                    .containsExactly(new Netid("ada1"), new Netid("bob2"));
        }
    }

    @Test
    default void the_hierarchy_of_a_copy_can_be_taken_apart() {
        Copy copy = filled();
        try (Campus campus = campus()) {
            campus.storage().archive().importFrom(copy);
            Id top = campus.children(campus.defaultBook()).get(0);
            for (Id middle : campus.children(top)) {
                campus.books().removeChild(ANYONE, top, middle);
            }
            assertThat(campus.contactsIn(top, View.FEDERATED)).isEqualTo(campus.contactsIn(top, View.ISOLATED));
        }
    }

    @Test
    default void numbers_go_on_where_they_had_ended() {
        Copy copy;
        Id deleted;
        try (Campus campus = campus()) {
            Id address = campus.address();
            deleted = campus.contact(address);
            campus.contacts().delete(ANYONE, deleted, Precondition.NONE);
            copy = Copy.of(campus.storage());
        }
        try (Campus campus = campus()) {
            campus.storage().archive().importFrom(copy);
            assertThat(number(campus.contact(campus.address()))).isGreaterThan(number(deleted));
            assertThat(number(campus.book())).isEqualTo(2);
        }
    }

    @Test
    default void a_number_given_before_the_import_is_not_given_after_it() {
        Copy empty;
        try (Campus campus = campus()) {
            empty = Copy.of(campus.storage());
        }
        try (Campus campus = campus()) {
            Id address = campus.address();
            campus.addresses().delete(ANYONE, address, Precondition.NONE);
            campus.storage().archive().importFrom(empty);
            assertThat(number(campus.address())).isGreaterThan(number(address));
        }
    }

    @Test
    default void nothing_is_imported_into_what_is_not_empty() {
        Copy copy = filled();
        List<Consumer<Campus>> fillings =
                List.of(Campus::book, Campus::address, campus -> SeclusionContract.save(campus, somebody()));
        for (Consumer<Campus> filling : fillings) {
            try (Campus campus = campus()) {
                filling.accept(campus);
                List<String> before = Copy.of(campus.storage()).texts();
                assertRefused(
                        Refusal.Reason.ILLEGAL_STATE,
                        () -> campus.storage().archive().importFrom(copy));
                assertThat(Copy.of(campus.storage()).texts()).isEqualTo(before);
            }
        }
    }

    @Test
    default void what_does_not_fit_is_refused_and_leaves_nothing() {
        Copy copy = filled();
        Copy.Piece contact = copy.pieces.stream()
                .filter(piece -> piece.text().startsWith("contact"))
                .findFirst()
                .orElseThrow();
        Copy.Piece person = copy.pieces.get(copy.pieces.size() - 2);
        Copy.Piece edge = copy.pieces.stream()
                .filter(piece -> piece.text().startsWith("child"))
                .findFirst()
                .orElseThrow();
        Id parent = Id.parse(edge.text().split(" ")[1]);
        Id child = Id.parse(edge.text().split(" ")[2]);
        for (Copy wrong : List.of(
                copy.without("end"),
                copy.without("numbers"),
                copy.without("book"),
                copy.without("address"),
                copy.with("end", contact.sending()),
                copy.with("end", person.sending()),
                copy.with("end", sink -> sink.person(Upheaval.person("cy3", false, "r1"), List.of())),
                copy.with("end", sink -> sink.person(Upheaval.person("cy3", false, null), List.of(nowhere("cy3")))),
                copy.with("end", sink -> sink.person(Upheaval.person("cy3", false, null), List.of(nowhere("bob2")))),
                copy.with("end", edge.sending()),
                copy.with("address", sink -> sink.child(child, parent)),
                copy.with("address", sink -> sink.child(parent, child)))) {
            refuses(wrong);
        }
    }

    /** Something made for a person that names an address which is not there. */
    private static Made nowhere(String netid) {
        Id missing = new OwnIds(AUTHORITY).id(Kind.ADDRESS, 999);
        return new Made(new Netid(netid), "urls", "key", "fingerprint", "URL", missing, null);
    }

    private static Person somebody() {
        return Upheaval.person("ada1", false, null);
    }

    private void refuses(Copy wrong) {
        try (Campus campus = campus()) {
            List<String> before = Copy.of(campus.storage()).without("numbers").texts();
            assertRefused(
                    Refusal.Reason.INVALID_ARGUMENT,
                    () -> campus.storage().archive().importFrom(wrong));
            assertThat(Copy.of(campus.storage()).without("numbers").texts()).isEqualTo(before);
        }
    }

    @Test
    default void a_source_that_breaks_off_leaves_nothing() {
        Copy copy = filled().with("end", sink -> {
            throw new ArithmeticException();
        });
        try (Campus campus = campus()) {
            List<String> before = Copy.of(campus.storage()).without("numbers").texts();
            assertThatThrownBy(() -> campus.storage().archive().importFrom(copy))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(Copy.of(campus.storage()).without("numbers").texts()).isEqualTo(before);
        }
    }

    @Test
    default void what_changes_while_everything_goes_out_is_not_seen() {
        try (Campus campus = campus()) {
            Id address = campus.address();
            campus.contact(address);
            List<String> before = Copy.of(campus.storage()).texts();
            Copy copy =
                    new Copy(() -> Race.run(() -> campus.contact(campus.address(campus.book(campus.defaultBook())))));
            campus.storage().archive().exportTo(copy);
            assertThat(copy.texts()).isEqualTo(before);
            assertThat(Copy.of(campus.storage()).texts()).hasSizeGreaterThan(before.size());
        }
    }

    /** A diamond of books with contacts and records in it, an object deleted, and another changed. */
    private Copy filled() {
        try (Campus campus = campus()) {
            Id top = campus.book(campus.defaultBook());
            Id left = campus.book(top);
            Id right = campus.book(top);
            Id bottom = campus.book(left, right);
            campus.books().addRoot(ANYONE, campus.book());
            AddressBookForm form = AddressBookForm.named("Zoë 😀").withBrandings(List.of(SOMEBODY));
            campus.books().update(ANYONE, campus.defaultBook(), Precondition.NONE, old -> form);
            Id address = campus.address(bottom, right);
            campus.contact(address, top);
            campus.contact(address, ContactForm.named("until").withEffective(new Effective(null, NOON)), bottom);
            campus.contacts()
                    .create(
                            ANYONE,
                            new Contact.Link(address, SOMEBODY),
                            new NewObject(null, List.of(AVAILABILITY), bottom),
                            noon());
            campus.contacts().delete(ANYONE, campus.contact(address), Precondition.NONE);
            Id hers = campus.address();
            campus.contact(new Contact.Link(hers, SeclusionContract.ROLE), ContactForm.named("hers"));
            campus.storage().write(unit -> {
                unit.people().save(List.of(Upheaval.person("ada1", true, "r1"), PeopleContract.person("bob2", "r2")));
                return null;
            });
            return Copy.of(campus.storage());
        }
    }

    private static ContactForm noon() {
        Value period = new Value.Structure(Map.of(
                "weekdays", new Value.Sequence(List.of(new Value.Text("wednesday"))),
                "from", new Value.Text("11:00"),
                "to", new Value.Text("13:00"),
                "zone", new Value.Text("UTC")));
        return new ContactForm(
                Display.named("hours"),
                Effective.ALWAYS,
                null,
                null,
                Properties.of(Map.of("availability", new Value.Sequence(List.of(period)))));
    }

    private static long number(Id id) {
        return Long.parseLong(id.identifier());
    }
}
