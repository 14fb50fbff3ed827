package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.SourcedContact;
import campus.contacts.service.people.TaskService.Condition;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.testing.Dice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * PUT accepts a person's contacts as GET shows them, even if they were written through CampusAPI (campus facades,
 * section 5).
 */
public interface ContactsSentBackContract extends StorageFixture {
    /** Values that PUT accepts, and others that it rejects. */
    Map<String, List<String>> OF_CONTACTS = Map.of(
            "firstName", List.of("null", "\"\"", "\" \"", "\"Ann\"", "\"" + "x".repeat(64) + "\""),
            "lastName", List.of("null", "\"\"", "\"Doe\"", "\"\\u200b\""),
            "middleName", List.of("null", "\"\"", "\"\\t\""),
            "name", List.of("null", "null", "null", "\"\"", "\" \"", "\"Jane Doe\""),
            "relationship", List.of("null", "\"M\"", "\"mother\"", "\"\""),
            "priority", List.of("null", "0", "1", "1.0", "2", "999999"));

    Map<String, List<String>> OF_ADDRESSES = Map.of(
            "postalAddress",
            List.of(
                    "null",
                    "{\"street\":[],\"region\":\"New Hampshire\",\"country\":\"Germany\"}",
                    "{\"street\":[\"\",\"2 Rope Ferry Road\",\"\"],\"locality\":\"\",\"region\":\"OLD\",\"room\":\"4\"}",
                    "{\"street\":null,\"postalCode\":\"\",\"addressType\":\"home\"}"),
            "telephoneNumbers",
            List.of(
                    "null",
                    "[]",
                    "[{\"kind\":\"primary\",\"areaCode\":\"(603)\",\"number\":\"call me\",\"extension\":\"\"}]",
                    "[{\"number\":\"1\"},{\"kind\":\"alternative\",\"number\":\"2\"}]"),
            "emailAddress",
            List.of("null", "{\"address\":\"nobody\"}", "{\"address\":null,\"isPrimary\":true}"));

    private static RecordProperties random(Dice dice, Map<String, List<String>> values) {
        Map<String, Value> members = new LinkedHashMap<>();
        values.forEach((name, choices) -> members.put(name, json(dice.pick(choices))));
        return RecordProperties.of(members);
    }

    private static RecordProperties contact(Dice dice) {
        Value person = dice.oneIn(9) ? Value.NULL : random(dice, OF_CONTACTS).values();
        return RecordProperties.NONE.with("personalContact", person);
    }

    @Test
    @Tag("random")
    default void shown_contacts_are_accepted_unchanged_after_any_edit() {
        Dice dice = Dice.of("contacts sent back");
        try (StudentFixture registrar = StudentFixture.ofAdaAndEve(openStorage())) {
            List<Id> books = List.of(registrar.source("sis", true), registrar.source("hrs", false));
            List<Contact> contacts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Id book = dice.pick(books);
                Id address = registrar.address(book, RecordProperties.NONE).id();
                String type = dice.pick(List.of("EMRG", "EMRG", "XP", "OLD", "HRSEMRG"));
                contacts.add(registrar.contact(ADA, type, book, address, "null"));
            }
            for (int round = 0; round < Dice.rounds(25); round++) {
                edit(registrar, dice, dice.pick(contacts));
                assertUnchanged(registrar, dice.oneIn(2));
            }
        }
    }

    private static void edit(StudentFixture registrar, Dice dice, Contact contact) {
        EffectivePeriod period = new EffectivePeriod(
                dice.rarely(2, () -> NOON.minusMillis(dice.below(2000))),
                dice.rarely(2, () -> NOON.plusMillis(dice.below(2000))));
        registrar
                .service()
                .contacts()
                .update(
                        ANYONE,
                        contact.id(),
                        VersionPrecondition.NONE,
                        form -> form.withEffective(period).withProperties(contact(dice)));
        registrar
                .service()
                .addresses()
                .update(
                        ANYONE,
                        contact.link().addressId(),
                        VersionPrecondition.NONE,
                        form -> form.withProperties(random(dice, OF_ADDRESSES)));
    }

    private static void assertUnchanged(StudentFixture registrar, boolean withIds) {
        List<SourcedContact> before = registrar.shown(ADA);
        List<Value.Struct> shown = registrar.documents(ADA);
        long writable = before.stream().filter(SourcedContact::isWritable).count();
        String unchanged =
                writable == 0 ? "0 contacts" : writable == 1 ? "1 contact unchanged" : writable + " contacts unchanged";
        assertThat(registrar.put(
                        ADA,
                        withIds
                                ? shown
                                : shown.stream()
                                        .map(ContactsSentBackContract::withoutId)
                                        .toList()))
                .as("%s", shown)
                .isEqualTo("SUCCESS: " + unchanged + " for ada1");
        assertThat(registrar.shown(ADA)).isEqualTo(before);
    }

    private static Value.Struct withoutId(Value.Struct item) {
        Map<String, Value> members = new LinkedHashMap<>(item.members());
        members.remove("id");
        members.remove("cache_date");
        return new Value.Struct(members);
    }

    @Test
    default void the_second_of_two_replacements_of_one_version_fails() {
        try (StudentFixture registrar = StudentFixture.ofAdaAndEve(openStorage())) {
            long version = registrar.version(ADA);
            Condition meant = new Condition(present -> present == version, true);
            for (String name : List.of("One", "Two")) {
                registrar
                        .tasks()
                        .replaceContacts(
                                ANYONE, ADA, json("[" + StudentFixture.item(ADA, "EMRG", 1, name) + "]"), meant);
            }
            registrar.runAll();
            assertThat(registrar.shown(ADA))
                    .extracting(each -> each.contact().display().name())
                    .containsExactly("One Doe");
            assertThat(CampusFixture.refusal(() -> registrar.tasks().replaceContacts(ANYONE, ADA, json("[]"), meant))
                            .reason())
                    .isEqualTo(Refusal.Reason.OUTDATED);
        }
    }

    @Test
    default void rejects_a_new_contact_that_replaces_an_unchanged_one() {
        try (StudentFixture registrar = StudentFixture.ofAdaAndEve(openStorage())) {
            registrar.put(ADA, StudentFixture.item(ADA, "EMRG", 1, "Jane"));
            Value.Struct shown = registrar.documents(ADA).get(0);
            Value.Struct added = (Value.Struct) json(StudentFixture.item(ADA, "EMRG", 1, "John"));
            for (List<Value.Struct> sent : List.of(List.of(shown, added), List.of(added, shown))) {
                Refusal refusal = CampusFixture.refusal(() -> registrar.put(ADA, sent));
                assertThat(refusal.details())
                        .extracting(Refusal.Detail::pointer)
                        .containsExactly("/" + sent.indexOf(added) + "/contact/priority");
            }
        }
    }
}
