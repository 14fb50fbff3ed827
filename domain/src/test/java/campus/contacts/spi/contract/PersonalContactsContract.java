package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.EVE;
import static campus.contacts.spi.fixture.StudentFixture.item;
import static campus.contacts.spi.fixture.StudentFixture.json;
import static campus.contacts.spi.fixture.StudentFixture.phone;
import static campus.contacts.spi.fixture.StudentFixture.said;
import static campus.contacts.spi.fixture.StudentFixture.withId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.DisplayText;
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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replacement of a person's contacts changes contacts and addresses (campus facades, section 5). */
public interface PersonalContactsContract extends StorageFixture {
    private StudentFixture registrar() {
        return StudentFixture.ofAdaAndEve(openStorage());
    }

    @Test
    default void a_new_contact_and_its_address_are_in_the_source_book() {
        try (StudentFixture registrar = registrar()) {
            String sent = item(
                    ADA,
                    "EMRG",
                    1,
                    "Jane",
                    "street_line_2",
                    "Unit X",
                    "city",
                    "Hanover",
                    "state_id",
                    "NH",
                    "number",
                    "1");
            assertThat(registrar.put(ADA, sent)).isEqualTo("SUCCESS: 1 contact added for ada1");
            SourcedContact made = registrar.shown(ADA).get(0);
            Contact contact = made.contact();
            assertThat(contact.display()).isEqualTo(DisplayText.named("Jane Doe"));
            assertThat(contact.classification().genusTypeId()).isEqualTo(StudentFixture.type("EMRG"));
            assertThat(contact.link().referenceId()).isEqualTo(ADA.resource(AUTHORITY));
            assertThat(contact.content().addresseeId()).isNull();
            assertThat(contact.content().effective()).isEqualTo(EffectivePeriod.ALWAYS);
            Address address = made.address();
            assertThat(address.display()).isEqualTo(DisplayText.named("Jane Doe"));
            assertThat(address.content().resourceId()).isNull();
            assertThat(address.classification().recordTypeIds())
                    .containsExactly(
                            StudentFixture.type("postal-address"),
                            StudentFixture.type("telephone-number"),
                            StudentFixture.type("email-address"));
            assertThat(address.text()).contains("Unit X, Hanover, NH");
            assertThat(address.properties().get("emailAddress")).isEmpty();
            assertThat(made.source().data().code()).isEqualTo("sis");
            assertThat(made.source().data().origin()).isEqualTo("Banner");
            assertThat(registrar.documents(ADA).get(0).get("owner_netid")).isEqualTo(json("\"ada1\""));
        }
    }

    @Test
    default void contacts_are_matched_by_id_or_by_type_and_priority() {
        try (StudentFixture registrar = registrar()) {
            registrar.put(ADA, item(ADA, "EMRG", 1, "One"), item(ADA, "EMRG", 2, "Two"), item(ADA, "XP", 1, "Three"));
            List<Id> ids = registrar.ids(ADA);
            assertThat(registrar.put(
                            ADA,
                            withId(item(ADA, "EMRG", 9, "One"), ids.get(0)),
                            item(ADA, "XP", 1, "Three"),
                            item(ADA, "EMRG", 1, "Four")))
                    .isEqualTo(
                            "SUCCESS: 1 contact added, 1 contact updated, 1 contact deleted, 1 contact unchanged for ada1");
            List<Id> after = registrar.ids(ADA);
            assertThat(after).hasSize(3);
            assertThat(after.get(1)).as("XP 1").isEqualTo(ids.get(1));
            assertThat(after.get(2)).as("EMRG 9").isEqualTo(ids.get(0));
            assertThat(ids).doesNotContain(after.get(0));
        }
    }

    @Test
    default void priorities_are_numbers_and_order_the_list() {
        try (StudentFixture registrar = registrar()) {
            registrar.put(
                    ADA,
                    item(ADA, "XP", 10, "d"),
                    item(ADA, "XP", 9, "c"),
                    item(ADA, "EMRG", 9, "b"),
                    item(ADA, "XP", 0, "a"));
            assertThat(registrar.shown(ADA))
                    .extracting(each -> each.contact().display().name())
                    .containsExactly("a Doe", "b Doe", "c Doe", "d Doe");
        }
    }

    @Test
    default void an_unchanged_payload_changes_nothing() {
        try (StudentFixture registrar = registrar()) {
            registrar.put(
                    ADA, item(ADA, "EMRG", 1, "One", "city", "Hanover"), item(ADA, "XP", 9, "Two", "number", "1"));
            List<SourcedContact> before = registrar.shown(ADA);
            long version = registrar.version(ADA);
            registrar.clock().advance(Duration.ofHours(1));
            Value gotten = new Value.Array(List.copyOf(registrar.documents(ADA)));
            registrar.tasks().replaceContacts(ANYONE, ADA, gotten, Condition.NONE);
            registrar.runAll();
            assertThat(registrar.shown(ADA)).isEqualTo(before);
            assertThat(registrar.version(ADA)).isEqualTo(version);
        }
    }

    @Test
    default void an_empty_replacement_deletes_all_contacts() {
        try (StudentFixture registrar = registrar()) {
            assertThat(registrar.put(ADA)).isEqualTo("SUCCESS: 0 contacts for ada1");
            registrar.put(ADA, item(ADA, "EMRG", 1, "One"), item(ADA, "EMRG", 2, "Two"));
            assertThat(registrar.put(ADA)).isEqualTo("SUCCESS: 2 contacts deleted for ada1");
            assertThat(registrar.shown(ADA)).isEmpty();
            assertThat(registrar
                            .service()
                            .addresses()
                            .list(ANYONE, AddressQuery.ALL, PageRequest.first(9))
                            .items())
                    .isEmpty();
        }
    }

    @Test
    default void a_change_keeps_properties_unknown_to_the_api() {
        try (StudentFixture registrar = registrar()) {
            registrar.put(ADA, item(ADA, "EMRG", 1, "Jane", "city", "Hanover", "email", "jane@example.edu"));
            SourcedContact made = registrar.shown(ADA).get(0);
            registrar
                    .service()
                    .addresses()
                    .update(
                            ANYONE,
                            made.address().id(),
                            VersionPrecondition.NONE,
                            form -> form.withProperties(form.properties()
                                            .with(
                                                    "postalAddress",
                                                    json("{\"street\":[],\"room\":\"4\",\"locality\":\"Hanover\"}"))
                                            .with(
                                                    "telephoneNumbers",
                                                    json(
                                                            "[{\"kind\":\"primary\",\"number\":\"1\"},{\"kind\":null,\"number\":\"2\"}]"))
                                            .with(
                                                    "emailAddress",
                                                    json("{\"address\":\"j@example.edu\",\"isPrimary\":true}")))
                                    .withDisplay(DisplayText.named("edited by hand")));
            EffectivePeriod period =
                    new EffectivePeriod(CampusFixture.NOON.minusSeconds(60), CampusFixture.NOON.plusSeconds(60));
            registrar
                    .service()
                    .contacts()
                    .update(ANYONE, made.id(), VersionPrecondition.NONE, form -> form.withEffective(period));
            assertThat(registrar.put(ADA, item(ADA, "EMRG", 1, "Janet", "city", "Lyme", "number", "3")))
                    .isEqualTo("SUCCESS: 1 contact updated for ada1");
            SourcedContact after = registrar.shown(ADA).get(0);
            assertThat(after.id()).isEqualTo(made.id());
            assertThat(after.address().display().name()).isEqualTo("edited by hand");
            assertThat(after.contact().display().name()).isEqualTo("Janet Doe");
            assertThat(after.contact().content().effective()).isEqualTo(period);
            Value.Struct said = after.address().properties().values();
            assertThat(((Value.Struct) said.get("postalAddress")).get("room")).isEqualTo(json("\"4\""));
            assertThat(((Value.Struct) said.get("emailAddress")).get("isPrimary"))
                    .isEqualTo(json("true"));
            assertThat(said.get("telephoneNumbers"))
                    .isEqualTo(json("[{\"kind\":\"primary\",\"areaCode\":null,\"number\":\"3\",\"extension\":null},"
                            + "{\"kind\":null,\"number\":\"2\"}]"));
        }
    }

    @Test
    default void the_address_is_renamed_with_its_contact_until_a_user_edit() {
        try (StudentFixture registrar = registrar()) {
            registrar.put(ADA, item(ADA, "EMRG", 1, "Jane", "city", "Hanover"));
            for (String name : List.of("Adr", "Adr2", "Adr3")) {
                registrar.put(ADA, item(ADA, "EMRG", 1, name, "city", name.equals("Adr2") ? "Lyme" : "Hanover"));
                SourcedContact shown = registrar.shown(ADA).get(0);
                assertThat(List.of(shown.contact().display(), shown.address().display()))
                        .containsOnly(DisplayText.named(name + " Doe"));
            }
            Id address = registrar.shown(ADA).get(0).address().id();
            registrar
                    .service()
                    .addresses()
                    .update(
                            ANYONE,
                            address,
                            VersionPrecondition.NONE,
                            form -> form.withDisplay(DisplayText.named("Home")));
            registrar.put(ADA, item(ADA, "EMRG", 1, "Ben", "city", "Orford"));
            assertThat(registrar.shown(ADA).get(0).address().display()).isEqualTo(DisplayText.named("Home"));
            assertThat(registrar.shown(ADA).get(0).contact().display()).isEqualTo(DisplayText.named("Ben Doe"));
        }
    }

    @Test
    default void an_address_used_by_another_person_keeps_its_name() {
        try (StudentFixture registrar = registrar()) {
            registrar.put(ADA, item(ADA, "EMRG", 1, "Jane", "city", "Hanover"));
            SourcedContact made = registrar.shown(ADA).get(0);
            Id sis = made.source().bookId();
            registrar.contact(EVE, "EMRG", sis, made.address().id(), said("Jane", 1));
            registrar.put(ADA, item(ADA, "EMRG", 1, "Joan", "city", "Hanover"));
            SourcedContact renamed = registrar.shown(ADA).get(0);
            assertThat(renamed.contact().display()).isEqualTo(DisplayText.named("Joan Doe"));
            assertThat(renamed.address()).isEqualTo(made.address());
        }
    }

    @Test
    default void contacts_other_than_effective_personal_ones_are_ignored() {
        try (StudentFixture registrar = registrar()) {
            Id sis = registrar.source("sis", true);
            Id desk = registrar.address(sis, RecordProperties.NONE).id();
            Contact past = registrar.contact(ADA, "EMRG", sis, desk, said("Past", 1));
            Contact future = registrar.contact(ADA, "EMRG", sis, desk, said("Future", 1));
            registrar.contact(EVE, "EMRG", sis, desk, said("Foreign", 1));
            registrar.contact(ADA, "personalContactType", sis, desk, said("Other type", 1));
            registrar.contact(ADA, "EMRG", registrar.storage().defaultAddressBookId(), desk, said("No source", 1));
            registrar
                    .service()
                    .contacts()
                    .update(
                            ANYONE,
                            past.id(),
                            VersionPrecondition.NONE,
                            form -> form.withEffective(new EffectivePeriod(null, CampusFixture.NOON.minusSeconds(1))));
            registrar
                    .service()
                    .contacts()
                    .update(
                            ANYONE,
                            future.id(),
                            VersionPrecondition.NONE,
                            form -> form.withEffective(new EffectivePeriod(CampusFixture.NOON.plusSeconds(1), null)));
            assertThat(registrar.shown(ADA)).isEmpty();
            assertThat(registrar.put(ADA)).isEqualTo("SUCCESS: 0 contacts for ada1");
            registrar.clock().advance(Duration.ofSeconds(1));
            assertThat(registrar.ids(ADA)).containsExactly(future.id());
            assertThat(registrar.ids(EVE)).hasSize(1);
        }
    }

    @Test
    default void contacts_of_a_read_only_source_are_kept() {
        try (StudentFixture registrar = registrar()) {
            Id hrs = registrar.source("hrs", false);
            Contact whole = registrar.contact(
                    ADA,
                    "HRSEMRG",
                    hrs,
                    registrar.address(hrs, phone("555.656.8974")).id(),
                    """
                    {"name":"Jane Doe","priority":1}""");
            Contact parts = registrar.contact(
                    ADA, "EMRG", hrs, registrar.address(hrs, phone("1")).id(), said("Mary", 2));
            assertThat(registrar.put(ADA)).isEqualTo("SUCCESS: 0 contacts for ada1");
            Value gotten = new Value.Array(List.copyOf(registrar.documents(ADA)));
            registrar.tasks().replaceContacts(ANYONE, ADA, gotten, Condition.NONE);
            registrar.runAll();
            assertThat(registrar.ids(ADA)).containsExactly(whole.id(), parts.id());
            Refusal changed = catchThrowableOfType(
                    Refusal.class, () -> registrar.accept(ADA, withId(item(ADA, "EMRG", 2, "Martha"), parts.id())));
            assertThat(changed.details()).containsExactly(new Refusal.Detail("/0/contact", "may not be changed here"));
            Refusal unwritable =
                    catchThrowableOfType(Refusal.class, () -> registrar.accept(ADA, item(ADA, "HRSEMRG", 7, "New")));
            assertThat(unwritable.details())
                    .extracting(Refusal.Detail::pointer)
                    .containsExactly("/0/contact/contact_type_id");
        }
    }
}
