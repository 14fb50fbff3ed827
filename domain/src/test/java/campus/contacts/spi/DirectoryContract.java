package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Campus.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Caller;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Directory.Scheme;
import campus.contacts.Effective;
import campus.contacts.Function;
import campus.contacts.Id;
import campus.contacts.Precondition;
import campus.contacts.Reach;
import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.people.Attribute;
import campus.contacts.people.AttributePath;
import campus.contacts.people.Condition;
import campus.contacts.people.Condition.Operator;
import campus.contacts.people.Folded;
import campus.contacts.people.Netid;
import campus.contacts.spi.DirectoryModel.Human;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The directory follows what people, addresses and contacts say, at once (campus facades, section 8). */
public interface DirectoryContract extends StorageFixture {
    Caller SOMEONE = RandomDirectoryContract.caller(true, false);

    /** Somebody with one role, of whom everything is public. */
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

    private static Condition is(String path, Operator operator, String operand) {
        return new Condition.Texts(
                AttributePath.find(Attribute.PERSON, path).orElseThrow(), operator, Folded.of(operand));
    }

    private static List<String> families(Campus campus, Caller caller, Condition condition) {
        return campus.directory().search(caller, condition, 0, 100).people().stream()
                .map(person -> (String) DirectoryModel.values(DirectoryPeople.plain(person), List.of("names", "family"))
                        .get(0))
                .toList();
    }

    private static Object seen(Campus campus, String netid, String... path) {
        Value.Structure person = campus.directory().get(SOMEONE, Scheme.NETWORK, netid);
        return DirectoryModel.values(DirectoryPeople.plain(person), List.of(path));
    }

    @Test
    default void an_edited_address_shows_and_is_found_as_it_is_now() {
        try (Campus campus = campus()) {
            DirectoryPeople.save(campus, human("ada1", "Lovelace"), human("bob2", "Babbage"));
            Id bob = DirectoryPeople.resource("bob2");
            Map<String, Object> mail = Map.of("address", "ada@example.edu", "type", "official");
            Id address = DirectoryPeople.address(campus, DirectoryPeople.resource("ada1"), "emailAddresses", mail);
            Condition hers = is("emailAddresses.address", Operator.EQUAL, "ADA@example.edu");
            assertThat(families(campus, SOMEONE, hers)).containsExactly("Lovelace");

            campus.addresses().update(ANYONE, address, Precondition.NONE, form -> form.withResource(bob));
            assertThat(families(campus, SOMEONE, hers)).containsExactly("Babbage");
            assertThat(seen(campus, "ada1", "emailAddresses")).isEqualTo(List.of());
            assertThat(seen(campus, "bob2", "emailAddresses")).isEqualTo(List.of(mail));

            Map<String, Object> hidden = Map.of("address", "ada@example.edu", "type", "official", "release", "none");
            campus.addresses()
                    .update(
                            ANYONE,
                            address,
                            Precondition.NONE,
                            form -> DirectoryPeople.form(bob, "emailAddresses", hidden));
            assertThat(families(campus, SOMEONE, hers)).isEmpty();
            campus.addresses().delete(ANYONE, address, Precondition.NONE);
            assertThat(families(campus, SOMEONE, new Condition.Not(hers))).containsExactly("Babbage", "Lovelace");
        }
    }

    @Test
    default void a_role_is_reached_only_where_a_contact_in_force_says_so_of_its_holder() {
        try (Campus campus = campus()) {
            DirectoryPeople.save(campus, human("ada1", "Lovelace"), human("bob2", "Babbage"));
            Map<String, Object> desk = Map.of("number", "555 0100", "type", "office");
            Id telephone = DirectoryPeople.address(campus, null, "telephoneNumbers", desk);
            Condition there = is("roles.telephoneNumbers.number", Operator.STARTS_WITH, "555");
            Id role = Id.of("personnel.Position", "ada1-1", AUTHORITY);
            campus.contact(new Contact.Link(telephone, role), ContactForm.named("of nobody"));
            DirectoryPeople.contact(campus, "bob2", "ada1-1", telephone);
            assertThat(families(campus, SOMEONE, there)).isEmpty();

            DirectoryPeople.contact(campus, "ada1", "ada1-1", telephone);
            DirectoryPeople.contact(campus, "ada1", "ada1-1", telephone);
            assertThat(families(campus, SOMEONE, there)).containsExactly("Lovelace");
            assertThat(seen(campus, "ada1", "roles", "telephoneNumbers")).isEqualTo(List.of(desk));

            Effective anHour = new Effective(null, NOON.plus(Duration.ofHours(1)));
            for (Id each : campus.list(ContactQuery.ALL)) {
                campus.contacts().update(ANYONE, each, Precondition.NONE, form -> form.withEffective(anHour));
            }
            campus.clock().advance(Duration.ofHours(1));
            assertThat(families(campus, SOMEONE, there)).containsExactly("Lovelace");
            campus.clock().advance(Duration.ofMillis(1));
            assertThat(families(campus, SOMEONE, there)).isEmpty();
            assertThat(seen(campus, "ada1", "roles", "telephoneNumbers")).isEqualTo(List.of());
        }
    }

    @Test
    default void an_identifier_finds_a_person_in_any_case_unless_it_is_hidden_or_the_person_private() {
        try (Campus campus = campus()) {
            DirectoryPeople.save(campus, human("ada1", "Lovelace"), human("bob2", "Babbage", true));
            for (String identifier : List.of("ada1", "ADA1")) {
                assertThat(seen(campus, identifier, "names", "family")).isEqualTo(List.of("Lovelace"));
            }
            Value.Structure ada = campus.directory().get(SOMEONE, Scheme.ENTERPRISE, "n-Ada1");
            assertThat(ada).isEqualTo(campus.directory().get(SOMEONE, Scheme.NETWORK, "ada1"));
            for (String nobody : List.of("bob2", "ada", "", "no netid", "\0", "N-ada1")) {
                assertThat(Campus.refusal(() -> campus.directory().get(SOMEONE, Scheme.NETWORK, nobody)))
                        .hasMessage(nobody + " not found");
            }
            assertThat(families(campus, SOMEONE, null)).containsExactly("Lovelace");
            assertThat(families(campus, RandomDirectoryContract.caller(false, true), null))
                    .containsExactly("Babbage", "Lovelace");
        }
    }

    @Test
    default void a_person_saved_again_or_deleted_is_found_by_what_is_said_now() {
        try (Campus campus = campus()) {
            DirectoryPeople.save(campus, human("ada1", "Byron"), human("bob2", "Babbage"));
            DirectoryPeople.save(campus, human("ada1", "Lovelace"));
            assertThat(families(campus, SOMEONE, is("names.family", Operator.EQUAL, "byron")))
                    .isEmpty();
            assertThat(families(campus, SOMEONE, null)).containsExactly("Babbage", "Lovelace");
            campus.storage().write(unit -> {
                unit.people().lock(new Netid("bob2"));
                unit.people().delete(new Netid("bob2"));
                return null;
            });
            assertThat(families(campus, SOMEONE, null)).containsExactly("Lovelace");
        }
    }

    @Test
    default void a_name_is_found_however_long_it_is() {
        try (Campus campus = campus()) {
            String longest = "\ud83d\ude80".repeat(511);
            DirectoryPeople.save(campus, human("ada1", longest + 'A'), human("bob2", longest + 'B'));
            Condition hers = is("names.family", Operator.EQUAL, longest + 'a');
            assertThat(families(campus, SOMEONE, hers)).containsExactly(longest + 'A');
            assertThat(families(campus, SOMEONE, is("names.family", Operator.STARTS_WITH, longest)))
                    .containsExactly(longest + 'A', longest + 'B');
        }
    }

    @Test
    default void whoever_may_not_look_up_everything_may_not_look_into_the_directory() {
        try (Campus campus = campus()) {
            Caller some = new Caller("some", Map.of(Function.LOOKUP, Reach.of(Set.of(campus.defaultBook()))));
            Campus.assertRefused(
                    Refusal.Reason.PERMISSION_DENIED, () -> campus.directory().search(some, null, 0, 1));
            Campus.assertRefused(
                    Refusal.Reason.PERMISSION_DENIED, () -> campus.directory().get(some, Scheme.NETWORK, "nobody"));
        }
    }
}
