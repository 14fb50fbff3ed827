package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.AVAILABILITY;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** An export is a consistent snapshot, and an import is complete or has no effect. */
public interface BackupContract extends StorageFixture {
    @Test
    default void all_data_survives_a_round_trip() {
        ArchiveRecorder copy = filled();
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(copy);
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).isEqualTo(copy.texts());
        }
    }

    @Test
    default void a_copy_gives_the_same_answers_as_the_original() {
        ArchiveRecorder copy = filled();
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(copy);
            Id top = campus.children(campus.defaultBook()).get(0);
            Id left = campus.children(top).get(0);
            Id bottom = campus.children(left).get(0);
            assertThat(campus.parents(bottom)).hasSize(2);
            assertThat(campus.contactsIn(top, AddressBookView.FEDERATED)).hasSize(3);
            assertThat(campus.contactsIn(bottom, AddressBookView.ISOLATED)).hasSize(2);
            assertThat(campus.roots()).hasSize(2);
            assertThat(campus.list(ContactQuery.ALL.availableAt(NOON))).hasSize(1);
            assertThat(campus.list(ContactQuery.ALL, GrantScope.of(Set.of(left))))
                    .hasSize(2);
            assertThat(campus.list(ContactQuery.ALL)).hasSize(4);
            assertThat(campus.list(ContactQuery.ALL, PrivacyContract.CLERK.visibility()))
                    .hasSize(3);
            assertThat(campus.list(AddressQuery.ALL, PrivacyContract.CLERK.visibility()))
                    .hasSize(1);
            assertThat(campus.<List<NetId>>look(unit -> unit.people().list(null, 9)))
                    .containsExactly(new NetId("ada1"), new NetId("bob2"));
        }
    }

    @Test
    default void edges_of_a_copy_can_be_removed() {
        ArchiveRecorder copy = filled();
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(copy);
            Id top = campus.children(campus.defaultBook()).get(0);
            for (Id middle : campus.children(top)) {
                campus.hierarchy().removeChild(ANYONE, top, middle);
            }
            assertThat(campus.contactsIn(top, AddressBookView.FEDERATED))
                    .isEqualTo(campus.contactsIn(top, AddressBookView.ISOLATED));
        }
    }

    @Test
    default void numbers_continue_after_those_of_the_original() {
        ArchiveRecorder copy;
        Id deleted;
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            deleted = campus.contact(address);
            campus.contacts().delete(ANYONE, deleted, VersionPrecondition.NONE);
            copy = ArchiveRecorder.of(campus.storage());
        }
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(copy);
            assertThat(number(campus.contact(campus.address()))).isGreaterThan(number(deleted));
            assertThat(number(campus.book())).isEqualTo(2);
        }
    }

    @Test
    default void an_import_never_reuses_a_number() {
        ArchiveRecorder empty;
        try (CampusFixture campus = campus()) {
            empty = ArchiveRecorder.of(campus.storage());
        }
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            campus.storage().archive().importFrom(empty);
            assertThat(number(campus.address())).isGreaterThan(number(address));
        }
    }

    @Test
    default void rejects_an_import_into_a_storage_that_is_not_empty() {
        ArchiveRecorder copy = filled();
        List<Consumer<CampusFixture>> fillings = List.of(
                CampusFixture::book, CampusFixture::address, campus -> PrivacyContract.save(campus, somebody()));
        for (Consumer<CampusFixture> filling : fillings) {
            try (CampusFixture campus = campus()) {
                filling.accept(campus);
                List<String> before = ArchiveRecorder.of(campus.storage()).texts();
                assertRefused(
                        Refusal.Reason.ILLEGAL_STATE,
                        () -> campus.storage().archive().importFrom(copy));
                assertThat(ArchiveRecorder.of(campus.storage()).texts()).isEqualTo(before);
            }
        }
    }

    @Test
    default void rejects_an_invalid_archive_without_effect() {
        ArchiveRecorder copy = filled();
        ArchiveRecorder.Piece contact = copy.pieces.stream()
                .filter(piece -> piece.text().startsWith("contact"))
                .findFirst()
                .orElseThrow();
        ArchiveRecorder.Piece person = copy.pieces.get(copy.pieces.size() - 2);
        ArchiveRecorder.Piece edge = copy.pieces.stream()
                .filter(piece -> piece.text().startsWith("child"))
                .findFirst()
                .orElseThrow();
        Id parent = Id.parse(edge.text().split(" ")[1]);
        Id child = Id.parse(edge.text().split(" ")[2]);
        for (ArchiveRecorder wrong : List.of(
                copy.without("end"),
                copy.without("numbers"),
                copy.without("book"),
                copy.without("address"),
                copy.with("end", contact.sending()),
                copy.with("end", person.sending()),
                copy.with("end", sink -> sink.person(RandomChanges.person("cy3", false, "r1"), List.of())),
                copy.with(
                        "end", sink -> sink.person(RandomChanges.person("cy3", false, null), List.of(nowhere("cy3")))),
                copy.with(
                        "end", sink -> sink.person(RandomChanges.person("cy3", false, null), List.of(nowhere("bob2")))),
                copy.with("end", edge.sending()),
                copy.with("address", sink -> sink.child(child, parent, null)),
                copy.with("address", sink -> sink.child(parent, child, null)))) {
            refuses(wrong);
        }
    }

    /** Returns a record of an imported object whose address does not exist. */
    private static ImportedItem nowhere(String netid) {
        Id missing = new LocalIds(AUTHORITY).id(ObjectKind.ADDRESS, 999);
        return new ImportedItem(new NetId(netid), "urls", "key", "fingerprint", "URL", missing, null);
    }

    private static Person somebody() {
        return RandomChanges.person("ada1", false, null);
    }

    private void refuses(ArchiveRecorder wrong) {
        try (CampusFixture campus = campus()) {
            List<String> before =
                    ArchiveRecorder.of(campus.storage()).without("numbers").texts();
            assertRefused(
                    Refusal.Reason.INVALID_ARGUMENT,
                    () -> campus.storage().archive().importFrom(wrong));
            assertThat(ArchiveRecorder.of(campus.storage()).without("numbers").texts())
                    .isEqualTo(before);
        }
    }

    @Test
    default void an_aborted_import_leaves_the_storage_empty() {
        ArchiveRecorder copy = filled().with("end", sink -> {
            throw new ArithmeticException();
        });
        try (CampusFixture campus = campus()) {
            List<String> before =
                    ArchiveRecorder.of(campus.storage()).without("numbers").texts();
            assertThatThrownBy(() -> campus.storage().archive().importFrom(copy))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(ArchiveRecorder.of(campus.storage()).without("numbers").texts())
                    .isEqualTo(before);
        }
    }

    @Test
    default void an_export_excludes_concurrent_changes() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            campus.contact(address);
            List<String> before = ArchiveRecorder.of(campus.storage()).texts();
            ArchiveRecorder copy = new ArchiveRecorder(
                    () -> Concurrently.run(() -> campus.contact(campus.address(campus.book(campus.defaultBook())))));
            campus.storage().archive().exportTo(copy);
            assertThat(copy.texts()).isEqualTo(before);
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).hasSizeGreaterThan(before.size());
        }
    }

    /**
     * Returns a storage's content with a diamond of books, contacts and records, one object deleted and another
     * changed.
     */
    private ArchiveRecorder filled() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book(campus.defaultBook());
            Id left = campus.book(top);
            Id right = campus.book(top);
            Id bottom = campus.book(left, right);
            campus.hierarchy().addRoot(ANYONE, campus.book());
            AddressBookForm form = AddressBookForm.named("Zoë 😀").withBrandings(List.of(SOMEBODY));
            campus.books().update(ANYONE, campus.defaultBook(), VersionPrecondition.NONE, old -> form);
            Id address = campus.address(bottom, right);
            campus.contact(address, top);
            campus.contact(address, ContactForm.named("until").withEffective(new EffectivePeriod(null, NOON)), bottom);
            campus.contacts()
                    .create(
                            ANYONE,
                            new Contact.Link(address, SOMEBODY),
                            new CreationRequest(null, List.of(AVAILABILITY), bottom),
                            noon());
            campus.contacts().delete(ANYONE, campus.contact(address), VersionPrecondition.NONE);
            Id hers = campus.address();
            campus.contact(new Contact.Link(hers, PrivacyContract.ROLE), ContactForm.named("hers"));
            campus.storage().write(unit -> {
                unit.people()
                        .save(List.of(RandomChanges.person("ada1", true, "r1"), PeopleContract.person("bob2", "r2")));
                return null;
            });
            return ArchiveRecorder.of(campus.storage());
        }
    }

    private static ContactForm noon() {
        Value period = new Value.Struct(Map.of(
                "weekdays", new Value.Array(List.of(new Value.Text("wednesday"))),
                "from", new Value.Text("11:00"),
                "to", new Value.Text("13:00"),
                "zone", new Value.Text("UTC")));
        return new ContactForm(
                DisplayText.named("hours"),
                EffectivePeriod.ALWAYS,
                null,
                null,
                RecordProperties.of(Map.of("availability", new Value.Array(List.of(period)))));
    }

    private static long number(Id id) {
        return Long.parseLong(id.identifier());
    }
}
