package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.item;
import static campus.contacts.spi.fixture.StudentFixture.json;
import static campus.contacts.spi.fixture.StudentFixture.said;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Type;
import campus.contacts.osid.Value;
import campus.contacts.service.people.TaskService.Condition;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.tasks.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The task of a replacement keeps the contacts that were understood from the payload, and makes all of the change or
 * none (campus facades, section 5).
 */
public interface ContactsReplacementContract extends StorageFixture {
    private StudentFixture registrar(Type... types) {
        StudentFixture registrar = new StudentFixture(openStorage(), List.of(types));
        registrar.enrol(ADA);
        return registrar;
    }

    private static List<Value.Struct> sendBack(StudentFixture registrar) {
        List<Value.Struct> shown = registrar.documents(ADA);
        registrar.tasks().replaceContacts(ANYONE, ADA, new Value.Array(List.copyOf(shown)), Condition.NONE);
        return shown;
    }

    private static Value payload(StudentFixture registrar, Task task) {
        return registrar.tasks().get(ANYONE, task.id()).order().payload();
    }

    @Test
    default void a_task_keeps_contacts_as_understood() {
        try (StudentFixture registrar = registrar()) {
            String sent = item(ADA, "EMRG", 1, "Jane", "city", "Hanover", "number", "1", "from_date", "whenever")
                    .replace("\"middle_name\":null", "\"middle_name\":\"\"")
                    .replace("\"email\":null", "\"email\":null,\"data_source\":\"none\"")
                    .replaceFirst("^\\{", "{\"cache_date\":\"now\",");
            Task task = registrar.accept(ADA, sent, item(ADA, "XP", 2, "John"));
            assertThat(payload(registrar, task)).isEqualTo(json("""
                    [{"contact":{"contact_type_id":"EMRG","priority":"1","personal_relationship_id":"M",
                      "last_name":"Doe","first_name":"Jane","addresses":{"city":"Hanover"},
                      "telephone_numbers":{"number":"1"}}},
                    {"contact":{"contact_type_id":"XP","priority":"2","personal_relationship_id":"M",
                      "last_name":"Doe","first_name":"John"}}]"""));
            registrar.runAll();
            assertThat(registrar.shown(ADA))
                    .extracting(each -> each.contact().display().name())
                    .containsExactly("Jane Doe", "John Doe");
        }
    }

    @Test
    default void a_task_keeps_the_id_and_the_data_of_an_unchanged_contact() {
        try (StudentFixture registrar = registrar()) {
            Contact employee = byHand(registrar, "{\"name\":\"Jane Doe\",\"priority\":1}");
            Task task = registrar
                    .tasks()
                    .replaceContacts(
                            ANYONE, ADA, new Value.Array(List.copyOf(registrar.documents(ADA))), Condition.NONE);
            assertThat(payload(registrar, task)).isEqualTo(json("""
                    [{"id":"%s","unchanged":{"contact_type_id":"EMRG","telephone_numbers":[],"name":"Jane Doe",
                      "priority":"1"}}]""".formatted(employee.id())));
        }
    }

    private static Contact byHand(StudentFixture registrar, String said) {
        Id sis = registrar.source("sis", true);
        Id address = registrar.address(sis, RecordProperties.NONE).id();
        return registrar.contact(ADA, "EMRG", sis, address, said);
    }

    @Test
    default void a_replacement_that_fails_half_way_changes_nothing() {
        Type known = new Type(
                StudentFixture.type("EMRG"),
                Type.Sort.GENUS,
                ObjectKind.CONTACT,
                DisplayText.named("the only type"),
                List.of());
        try (StudentFixture registrar = registrar(known)) {
            registrar.put(ADA, item(ADA, "EMRG", 1, "Jane", "city", "Hanover"), item(ADA, "EMRG", 2, "Jill"));
            List<OsidObject> before = everything(registrar);
            String kept = StudentFixture.withId(
                    item(ADA, "EMRG", 1, "Joan", "city", "Lyme"),
                    registrar.ids(ADA).get(0));
            assertThat(registrar.put(ADA, kept, item(ADA, "EMRG", 3, "New"), item(ADA, "XP", 4, "Impossible")))
                    .startsWith("FAILURE: ");
            assertThat(everything(registrar)).isEqualTo(before);
        }
    }

    private static List<OsidObject> everything(StudentFixture registrar) {
        PageRequest all = PageRequest.first(99);
        return Stream.<OsidObject>concat(
                        registrar.service().contacts().list(ANYONE, ContactQuery.ALL, all).items().stream(),
                        registrar.service().addresses().list(ANYONE, AddressQuery.ALL, all).items().stream())
                .toList();
    }

    @Test
    default void a_contact_sent_back_unchanged_reverts_an_earlier_pending_change() {
        try (StudentFixture registrar = registrar()) {
            registrar.put(ADA, item(ADA, "EMRG", 1, "Jane", "city", "Hanover"));
            List<Id> ids = registrar.ids(ADA);
            registrar.accept(ADA, item(ADA, "EMRG", 1, "Joan", "city", "Lyme"));
            List<Value.Struct> shown = sendBack(registrar);
            registrar.tasks().runNext();
            assertThat(contents(registrar.documents(ADA))).isNotEqualTo(contents(shown));
            registrar.runAll();
            assertThat(contents(registrar.documents(ADA))).isEqualTo(contents(shown));
            assertThat(registrar.ids(ADA)).isEqualTo(ids);
        }
    }

    /** Returns the contacts of documents without their dates, which are those of the last change. */
    private static List<Value> contents(List<Value.Struct> documents) {
        return documents.stream()
                .map(document -> document.members().get("contact"))
                .toList();
    }

    @Test
    default void a_task_fails_if_a_contact_that_cannot_be_written_has_changed() {
        try (StudentFixture registrar = registrar()) {
            Contact employee = byHand(registrar, "{\"name\":\"Jane Doe\",\"priority\":1}");
            Value shown = new Value.Array(List.copyOf(registrar.documents(ADA)));
            Task task = registrar.tasks().replaceContacts(ANYONE, ADA, shown, Condition.NONE);
            RecordProperties renamed = RecordProperties.of(Map.of("personalContact", json(said("Joan", 1))));
            registrar
                    .service()
                    .contacts()
                    .update(ANYONE, employee.id(), VersionPrecondition.NONE, form -> form.withProperties(renamed));
            registrar.runAll();
            assertThat(registrar.tasks().get(ANYONE, task.id()).result().message())
                    .isEqualTo("FAILURE: /0/contact: has been changed since the request was accepted");
            assertThat(registrar.shown(ADA).get(0).contact().properties()).isEqualTo(renamed);
        }
    }

    @Test
    default void a_task_fails_if_the_source_has_become_read_only() {
        try (StudentFixture registrar = registrar()) {
            Id sis = registrar.source("sis", true);
            Task task = registrar.accept(ADA, item(ADA, "EMRG", 1, "Jane"));
            Value source = json("{\"code\":\"sis\",\"origin\":null,\"facadeWritable\":false}");
            registrar
                    .service()
                    .addressBooks()
                    .update(
                            ANYONE,
                            sis,
                            VersionPrecondition.NONE,
                            form -> form.withProperties(RecordProperties.of(Map.of("dataSource", source))));
            registrar.runAll();
            assertThat(registrar.tasks().get(ANYONE, task.id()).result().message())
                    .isEqualTo("FAILURE: /0/contact/contact_type_id: is a type whose contacts may not be written here");
            assertThat(registrar.shown(ADA)).isEmpty();
        }
    }
}
