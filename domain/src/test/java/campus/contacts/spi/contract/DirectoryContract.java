package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.directory.FoldedText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.NetId;
import campus.contacts.service.people.Directory.Scheme;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.DirectoryModel;
import campus.contacts.spi.model.DirectoryModel.Human;
import campus.contacts.spi.model.DirectoryPeople;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The directory reflects every change of people, addresses and contacts immediately (campus facades, section 8). */
public interface DirectoryContract extends StorageFixture {
    Caller SOMEONE = RandomDirectoryContract.caller(true, false);

    /** Returns a person with one role and only public data. */
    private static Human human(String netid, String family) {
        return human(netid, family, false);
    }

    private static Human human(String netid, String family, boolean isPrivate) {
        Map<String, Object> role = Map.of("meta", Map.of("id", netid + "-1"), "affiliation", "employee");
        return new Human(
                netid,
                isPrivate,
                Map.of(
                        "meta",
                        Map.of("release", Map.of("*", "public")),
                        "identifiers",
                        List.of(
                                Map.of("type", "network", "identifier", netid),
                                Map.of("type", "enterprise", "identifier", "N-" + netid)),
                        "names",
                        List.of(Map.of("family", family, "given", "G", "type", "official")),
                        "roles",
                        List.of(role)));
    }

    private static DirectoryFilter is(String path, Operator operator, String operand) {
        return new DirectoryFilter.Texts(
                AttributePath.find(DirectoryAttribute.PERSON, path).orElseThrow(), operator, FoldedText.of(operand));
    }

    private static List<String> families(CampusFixture campus, Caller caller, DirectoryFilter condition) {
        return campus.directory().search(caller, condition, 0, 100).people().stream()
                .map(person -> (String) DirectoryModel.values(DirectoryPeople.plain(person), List.of("names", "family"))
                        .get(0))
                .toList();
    }

    private static Object seen(CampusFixture campus, String netid, String... path) {
        Value.Struct person = campus.directory().get(SOMEONE, Scheme.NETWORK, netid);
        return DirectoryModel.values(DirectoryPeople.plain(person), List.of(path));
    }

    @Test
    default void an_edited_address_is_shown_and_found_by_present_values() {
        try (CampusFixture campus = campus()) {
            DirectoryPeople.save(campus, human("ada1", "Lovelace"), human("bob2", "Babbage"));
            Id bob = DirectoryPeople.resource("bob2");
            Map<String, Object> mail = Map.of("address", "ada@example.edu", "type", "official");
            Id address = DirectoryPeople.address(campus, DirectoryPeople.resource("ada1"), "emailAddresses", mail);
            DirectoryFilter hers = is("emailAddresses.address", Operator.EQUAL, "ADA@example.edu");
            assertThat(families(campus, SOMEONE, hers)).containsExactly("Lovelace");

            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(bob));
            assertThat(families(campus, SOMEONE, hers)).containsExactly("Babbage");
            assertThat(seen(campus, "ada1", "emailAddresses")).isEqualTo(List.of());
            assertThat(seen(campus, "bob2", "emailAddresses")).isEqualTo(List.of(mail));

            Map<String, Object> hidden = Map.of("address", "ada@example.edu", "type", "official", "release", "none");
            campus.addresses()
                    .update(
                            ANYONE,
                            address,
                            VersionPrecondition.NONE,
                            form -> DirectoryPeople.form(bob, "emailAddresses", hidden));
            assertThat(families(campus, SOMEONE, hers)).isEmpty();
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            assertThat(families(campus, SOMEONE, new DirectoryFilter.Not(hers))).containsExactly("Babbage", "Lovelace");
        }
    }

    @Test
    default void a_role_shows_only_effective_contacts_of_its_holder() {
        try (CampusFixture campus = campus()) {
            DirectoryPeople.save(campus, human("ada1", "Lovelace"), human("bob2", "Babbage"));
            Map<String, Object> desk = Map.of("number", "555 0100", "type", "office");
            Id telephone = DirectoryPeople.address(campus, null, "telephoneNumbers", desk);
            DirectoryFilter there = is("roles.telephoneNumbers.number", Operator.STARTS_WITH, "555");
            Id role = Id.of("personnel.Position", "ada1-1", AUTHORITY);
            campus.contact(new Contact.Link(telephone, role), ContactForm.named("of nobody"));
            DirectoryPeople.contact(campus, "bob2", "ada1-1", telephone);
            assertThat(families(campus, SOMEONE, there)).isEmpty();

            DirectoryPeople.contact(campus, "ada1", "ada1-1", telephone);
            DirectoryPeople.contact(campus, "ada1", "ada1-1", telephone);
            assertThat(families(campus, SOMEONE, there)).containsExactly("Lovelace");
            assertThat(seen(campus, "ada1", "roles", "telephoneNumbers")).isEqualTo(List.of(desk));

            EffectivePeriod anHour = new EffectivePeriod(null, NOON.plus(Duration.ofHours(1)));
            for (Id each : campus.list(ContactQuery.ALL)) {
                campus.contacts().update(ANYONE, each, VersionPrecondition.NONE, form -> form.withEffective(anHour));
            }
            campus.clock().advance(Duration.ofHours(1));
            assertThat(families(campus, SOMEONE, there)).containsExactly("Lovelace");
            campus.clock().advance(Duration.ofMillis(1));
            assertThat(families(campus, SOMEONE, there)).isEmpty();
            assertThat(seen(campus, "ada1", "roles", "telephoneNumbers")).isEqualTo(List.of());
        }
    }

    @Test
    default void an_identifier_finds_a_person_unless_it_is_hidden_or_private() {
        try (CampusFixture campus = campus()) {
            DirectoryPeople.save(campus, human("ada1", "Lovelace"), human("bob2", "Babbage", true));
            for (String identifier : List.of("ada1", "ADA1")) {
                assertThat(seen(campus, identifier, "names", "family")).isEqualTo(List.of("Lovelace"));
            }
            Value.Struct ada = campus.directory().get(SOMEONE, Scheme.ENTERPRISE, "n-Ada1");
            assertThat(ada).isEqualTo(campus.directory().get(SOMEONE, Scheme.NETWORK, "ada1"));
            for (String nobody : List.of("bob2", "ada", "", "no netid", "\0", "N-ada1")) {
                assertThat(CampusFixture.refusal(() -> campus.directory().get(SOMEONE, Scheme.NETWORK, nobody)))
                        .hasMessage(nobody + " not found");
            }
            assertThat(families(campus, SOMEONE, null)).containsExactly("Lovelace");
            assertThat(families(campus, RandomDirectoryContract.caller(false, true), null))
                    .containsExactly("Babbage", "Lovelace");
        }
    }

    @Test
    default void a_saved_or_deleted_person_is_found_by_present_values_only() {
        try (CampusFixture campus = campus()) {
            DirectoryPeople.save(campus, human("ada1", "Byron"), human("bob2", "Babbage"));
            DirectoryPeople.save(campus, human("ada1", "Lovelace"));
            assertThat(families(campus, SOMEONE, is("names.family", Operator.EQUAL, "byron")))
                    .isEmpty();
            assertThat(families(campus, SOMEONE, null)).containsExactly("Babbage", "Lovelace");
            campus.storage().write(unit -> {
                unit.people().lock(new NetId("bob2"));
                unit.people().delete(new NetId("bob2"));
                return null;
            });
            assertThat(families(campus, SOMEONE, null)).containsExactly("Lovelace");
        }
    }

    @Test
    default void a_long_name_is_found() {
        try (CampusFixture campus = campus()) {
            String longest = "\ud83d\ude80".repeat(511);
            DirectoryPeople.save(campus, human("ada1", longest + 'A'), human("bob2", longest + 'B'));
            DirectoryFilter hers = is("names.family", Operator.EQUAL, longest + 'a');
            assertThat(families(campus, SOMEONE, hers)).containsExactly(longest + 'A');
            assertThat(families(campus, SOMEONE, is("names.family", Operator.STARTS_WITH, longest)))
                    .containsExactly(longest + 'A', longest + 'B');
        }
    }

    @Test
    default void denies_the_directory_without_a_universal_lookup_grant() {
        try (CampusFixture campus = campus()) {
            Caller some =
                    new Caller("some", Map.of(AccessFunction.LOOKUP, GrantScope.of(Set.of(campus.defaultBook()))));
            CampusFixture.assertRefused(
                    Refusal.Reason.PERMISSION_DENIED, () -> campus.directory().search(some, 0, 1));
            CampusFixture.assertRefused(
                    Refusal.Reason.PERMISSION_DENIED, () -> campus.directory().get(some, Scheme.NETWORK, "nobody"));
        }
    }
}
