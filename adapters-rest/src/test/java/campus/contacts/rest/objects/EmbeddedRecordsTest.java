package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.schema.RecordValues;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.ContactService;
import campus.contacts.spi.StorageSettings;
import campus.contacts.testing.Dice;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests how the server shows and changes records that an embedder wrote through the domain, which completes nothing. */
class EmbeddedRecordsTest {
    private static final Value EMPTY = text("");
    private static final Value POSTAL = structure("locality", text("Tarnmoor"), "room", EMPTY, "street", list());
    private static final Value EMAIL = structure("sourceData", structure("weight", number("1.10"), "note", Value.NULL));

    @TempDir
    private Path directory;

    private final RecordValues values = new RecordValues(Dice.of("EmbeddedRecordsTest"));
    private final List<Id> random = new ArrayList<>();
    private String database;
    private Id written;

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value number(String digits) {
        return new Value.Number(new BigDecimal(digits));
    }

    private static Value list(Value... values) {
        return new Value.Array(List.of(values));
    }

    private static Value structure(Object... members) {
        Map<String, Value> all = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            all.put((String) members[i], (Value) members[i + 1]);
        }
        return new Value.Struct(all);
    }

    @BeforeEach
    void write() {
        database = "jdbc:h2:file:" + directory.resolve("contacts");
        List<Id> records = List.of(type("postal-address"), type("email-address"), type("directory"), type("url"));
        RecordProperties properties = RecordProperties.of(Map.of(
                "postalAddress", POSTAL, "emailAddress", EMAIL, "directory", structure("type", EMPTY), "url", EMPTY));
        StorageSettings settings = StorageSettings.of(database, RunningService.AUTHORITY);
        try (ContactService service = ContactService.open(settings)) {
            AddressForm form = AddressForm.named("Gatehouse").withProperties(properties);
            Address made = service.addresses().create(Caller.ANYONE, new CreationRequest(null, records, null), form);
            written = made.id();
            for (int i = 0; i < 40; i++) {
                random.add(service.addresses()
                        .create(Caller.ANYONE, new CreationRequest(null, records, null), random(service, records))
                        .id());
            }
        }
    }

    /** Returns an address with any properties that the domain accepts. */
    private AddressForm random(ContactService service, List<Id> records) {
        ObjectNode schemas = document(records);
        RecordProperties properties = RecordProperties.NONE;
        for (String name : service.types().properties(records)) {
            Value value;
            do {
                value = values.any(schemas.get("properties").get(name));
            } while (!service.types()
                    .problems(records, RecordProperties.of(Map.of(name, value)))
                    .isEmpty());
            properties = properties.with(name, value);
        }
        return AddressForm.named("Random").withProperties(properties);
    }

    private static ObjectNode document(List<Id> records) {
        Id genus = ObjectKind.ADDRESS.defaultGenusType(RunningService.AUTHORITY);
        return Schemas.load(RunningService.AUTHORITY, null)
                .of(ObjectKind.ADDRESS, new Classification(genus, records))
                .document();
    }

    private static Id type(String name) {
        return Id.of("type.Type", name, RunningService.AUTHORITY);
    }

    private RunningService start() {
        return RunningService.startWith("--database", database, "--authority", RunningService.AUTHORITY);
    }

    @Test
    void omitted_members_are_shown_as_unset() {
        try (RunningService service = start()) {
            String shown = service.client()
                    .get("/addresses/{}", written)
                    .send()
                    .is(200)
                    .text();
            assertThat(shown)
                    .contains(
                            "\"postalAddress\":{\"street\":[],\"room\":null,\"locality\":\"Tarnmoor\",\"region\":null,"
                                    + "\"postalCode\":null,\"country\":null,\"addressType\":null,"
                                    + "\"uses\":[],\"preference\":null,\"label\":null}")
                    .contains("\"emailAddress\":{\"address\":null,\"isPrimary\":null,"
                            + "\"uses\":[],\"preference\":null,\"label\":null,"
                            + "\"sourceData\":{\"weight\":1.10,\"note\":null}}")
                    .contains("\"directory\":null", "\"url\":null");
        }
    }

    @Test
    void sending_a_response_back_changes_nothing() {
        try (RunningService service = start()) {
            Answer shown = service.client().get("/addresses/{}", written).send().is(200);
            for (String replace : new String[] {"false", "true"}) {
                Answer same = service.client()
                        .put("/addresses/{}", written)
                        .with("replace", replace)
                        .body("application/json", shown.text())
                        .send()
                        .is(200);
                assertThat(same.tag()).isEqualTo(shown.tag());
            }
            String digit = shown.text().replace("1.10", "1.1");
            Answer changed = service.client()
                    .put("/addresses/{}", written)
                    .body("application/json", digit)
                    .send()
                    .is(200);
            assertThat(changed.tag()).isNotEqualTo(shown.tag());
        }
    }

    @Test
    void whatever_the_domain_accepts_is_served_and_taken_back() {
        try (RunningService service = start()) {
            for (Id id : random) {
                Answer shown = service.client().get("/addresses/{}", id).send().is(200);
                Answer same = service.client()
                        .put("/addresses/{}", id)
                        .with("replace", "true")
                        .body("application/json", shown.text())
                        .send()
                        .is(200);
                assertThat(same.tag()).as(shown.text()).isEqualTo(shown.tag());
            }
        }
    }
}
