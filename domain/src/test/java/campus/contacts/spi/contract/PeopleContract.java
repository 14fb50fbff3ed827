package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Dplan;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.people.Person.Standing;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.storage.text.PropertyJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People and the data sources of their data are stored (campus facades, section 2). */
public interface PeopleContract extends StorageFixture {
    Id DATA_SOURCE = Id.parse("record.Type:data-source@campus.example");

    /** Returns a person with a name in two scripts and one role. */
    static Person person(String netid, String roleId, Dplan... dplans) {
        String entry = """
                {"meta":{"release":{"*":"public"}},"identifiers":[{"identifier":"%s","type":"network"}],\
                "names":[{"family":"Lovelace \\u5b57 \\ud83d\\ude80","given":"Ada","type":"official"}],\
                "roles":[{"meta":{"id":"%s","sor":"hrs"},"affiliation":"employee","classYear":2027}]}""".formatted(netid, roleId);
        return new Person(
                new Standing(true, dplans.length > 0),
                new DirectoryEntry(PropertyJson.read(entry).values()),
                List.of(dplans),
                NOON);
    }

    @Test
    default void a_person_is_found_unchanged_by_netid_ignoring_case() {
        try (CampusFixture campus = campus()) {
            Person ada = person("ada1", "r1", new Dplan("202503", "R", "PHL"), new Dplan("202501", "R", "PHL"));
            save(campus, ada);
            assertThat(find(campus, "ADA1")).isEqualTo(ada);
            assertThat(ada.dplans()).extracting(Dplan::termCode).containsExactly("202501", "202503");
        }
    }

    @Test
    default void saving_a_person_replaces_the_former_one_and_its_roles() {
        try (CampusFixture campus = campus()) {
            save(campus, person("ada1", "r1"), person("bob2", "r2"));
            Person changed = person("ada1", "r3");
            save(campus, changed);
            assertThat(find(campus, "ada1")).isEqualTo(changed);
            assertThat(campus.service()
                            .storage()
                            .<Map<String, NetId>>read(unit -> unit.people().ownersOfRoles(Set.of("r1", "r2", "r3"))))
                    .isEqualTo(Map.of("r2", new NetId("bob2"), "r3", new NetId("ada1")));
        }
    }

    @Test
    default void people_are_listed_by_netid_until_they_are_deleted() {
        try (CampusFixture campus = campus()) {
            save(campus, person("cy-3", "r3"), person("ada1", "r1"), person("bob2", "r2"));
            assertThat(netids(campus, null, 2)).containsExactly(new NetId("ada1"), new NetId("bob2"));
            campus.service().storage().write(unit -> {
                unit.people().lock(new NetId("bob2"));
                unit.people().delete(new NetId("bob2"));
                return null;
            });
            assertThat(netids(campus, new NetId("ada1"), 9)).containsExactly(new NetId("cy-3"));
        }
    }

    @Test
    default void a_rollback_saves_no_person() {
        try (CampusFixture campus = campus()) {
            save(campus, person("ada1", "r1"));
            assertThatThrownBy(() -> campus.service().storage().write(unit -> {
                        unit.people().save(List.of(person("ada1", "r2"), person("bob2", "r3")));
                        throw new IllegalArgumentException("no");
                    }))
                    .hasMessage("no");
            assertThat(find(campus, "ada1")).isEqualTo(person("ada1", "r1"));
            assertThat(netids(campus, null, 9)).containsExactly(new NetId("ada1"));
        }
    }

    @Test
    default void data_source_codes_are_unique_among_books() {
        try (CampusFixture campus = campus()) {
            AddressBook sis = source(campus, "sis");
            assertThat(campus.service()
                            .storage()
                            .<Optional<AddressBook>>read(
                                    unit -> unit.addressBooks().ofSource("sis")))
                    .contains(sis);
            refused(() -> source(campus, "sis"), "another address-book is the data source 'sis'");
            AddressBook hrs = source(campus, "hrs");
            refused(
                    () -> campus.books()
                            .update(
                                    ANYONE,
                                    hrs.id(),
                                    VersionPrecondition.NONE,
                                    form -> form.withProperties(code("sis"))),
                    "another address-book is the data source 'sis'");
        }
    }

    @Test
    default void an_object_is_in_the_book_of_at_most_one_data_source() {
        try (CampusFixture campus = campus()) {
            AddressBook sis = source(campus, "sis");
            AddressBook hrs = source(campus, "hrs");
            Id address = campus.service()
                    .addresses()
                    .create(ANYONE, new CreationRequest(null, List.of(), sis.id()), AddressForm.named("Desk"))
                    .id();
            refused(
                    () -> campus.service().addresses().file(ANYONE, address, hrs.id()),
                    "the object belongs to another data source");
            campus.service().addresses().file(ANYONE, address, sis.id());
            campus.service().addresses().file(ANYONE, address, campus.defaultBook());
            assertThat(campus.service()
                            .storage()
                            .<Optional<Id>>read(unit -> unit.addresses().sourceBook(address)))
                    .contains(sis.id());
        }
    }

    private static RecordProperties code(String code) {
        return RecordProperties.of(Map.of("dataSource", new Value.Struct(Map.of("code", new Value.Text(code)))));
    }

    private static AddressBook source(CampusFixture campus, String code) {
        CreationRequest asked = new CreationRequest(null, List.of(DATA_SOURCE), null);
        return campus.books().create(ANYONE, asked, AddressBookForm.named(code).withProperties(code(code)));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt, String message) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.ILLEGAL_STATE))
                .hasMessage(message);
    }

    private static void save(CampusFixture campus, Person... people) {
        campus.service().storage().write(unit -> {
            unit.people().lockAll(List.of(people).stream().map(Person::netid).toList());
            unit.people().save(List.of(people));
            return null;
        });
    }

    private static Person find(CampusFixture campus, String netid) {
        return campus.service()
                .storage()
                .read(unit -> unit.people().find(new NetId(netid)))
                .orElseThrow();
    }

    private static List<NetId> netids(CampusFixture campus, NetId after, int limit) {
        return campus.service().storage().read(unit -> unit.people().list(after, limit));
    }
}
