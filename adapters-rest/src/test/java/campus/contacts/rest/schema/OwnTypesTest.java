package campus.contacts.rest.schema;

import static campus.contacts.rest.fixture.TestObjects.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.settings.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests types that a campus adds from a directory, without a rebuild. */
class OwnTypesTest {
    private static final String VISITING_HOURS = """
            {
              "name": "visiting-hours", "kind": "record", "appliesTo": "Contact", "displayName": "Visiting hours",
              "description": "When visitors are welcome.", "parents": ["availability"],
              "schema": {
                "required": ["visitingHours"],
                "properties": {"visitingHours": {"type": "string", "maxLength": 40, "elementLabel": "Visits"}}
              }
            }
            """;
    private static final String GENUS = """
            [{"name": "wardContactType", "kind": "genus", "appliesTo": "Contact", "displayName": "Ward",
              "description": "A ward of the hospital.", "parents": ["workContactType", "emergencyContactType"]}]
            """;

    @TempDir
    private Path types;

    private RunningService start() {
        return RunningService.startWith(
                "--database", "memory", "--authority", RunningService.AUTHORITY, "--schemas", types.toString());
    }

    @Test
    void a_record_type_file_affects_post_filters_forms_and_errors() throws IOException {
        Files.writeString(types.resolve("visiting-hours.json"), VISITING_HOURS);
        try (RunningService service = start()) {
            Client api = service.client();
            TestObjects clerk = new TestObjects(api);
            Answer made = contact(clerk, "{\"displayName\":\"x\",\"visitingHours\":\"at tea time\"}")
                    .is(201);
            assertThat(made.text("visitingHours")).isEqualTo("at tea time");
            assertThat(made.json().has("availability"))
                    .as("the inherited property")
                    .isTrue();
            contact(clerk, "{\"displayName\":\"x\"}").refusesAt(400, "/visitingHours");
            contact(clerk, "{\"displayName\":\"x\",\"visitingHours\":\"\"}").refusesAt(400, "/visitingHours");
            for (String cleared : new String[] {"\"\"", "null"}) {
                api.put("/contacts/{}", made.id())
                        .body("application/json", "{\"visitingHours\":" + cleared + "}")
                        .send()
                        .refusesAt(400, "/visitingHours");
            }
            contact(clerk, "{\"displayName\":\"x\",\"visitingHours\":5}").refusesAt(400, "/visitingHours");
            for (String record : new String[] {"visiting-hours", "availability"}) {
                assertThat(api.get("/contacts")
                                .with("recordTypeId", type(record))
                                .send()
                                .ids())
                        .containsExactly(made.id());
            }
            Answer form = api.get("/contacts/{}/metadata", made.id()).send().is(200);
            assertThat(form.json().at("/properties/visitingHours/title").textValue())
                    .isEqualTo("Visits");
            assertThat(form.json().at("/properties/visitingHours/existingValue").textValue())
                    .isEqualTo("at tea time");
            Answer type = api.get("/types/{}", type("visiting-hours")).send().is(200);
            assertThat(type.json().at("/schema/properties").has("visitingHours"))
                    .isTrue();
        }
    }

    private static Answer contact(TestObjects clerk, String body) {
        return clerk.api()
                .post("/contacts")
                .with("addressId", clerk.address())
                .with("referenceId", TestObjects.someone())
                .with("recordType", type("visiting-hours"))
                .body("application/json", body)
                .send();
    }

    @Test
    void a_genus_type_of_one_s_own_is_found_by_each_of_its_parents() throws IOException {
        Files.writeString(types.resolve("genus.json"), GENUS);
        try (RunningService service = start()) {
            TestObjects clerk = new TestObjects(service.client());
            String ward = clerk.postContact(TestObjects.someone())
                    .with("genusType", type("wardContactType"))
                    .send()
                    .id();
            for (String parent : new String[] {"workContactType", "emergencyContactType", "wardContactType"}) {
                assertThat(clerk.api()
                                .get("/contacts")
                                .with("parentGenusTypeId", type(parent))
                                .send()
                                .ids())
                        .containsExactly(ward);
            }
        }
    }

    @Test
    void a_property_named_as_a_keyword_is_checked_as_every_other() throws IOException {
        Files.writeString(types.resolve("choice.json"), VISITING_HOURS.replace("visitingHours", "oneOf"));
        try (RunningService service = start()) {
            TestObjects clerk = new TestObjects(service.client());
            contact(clerk, "{\"displayName\":\"x\",\"oneOf\":5}").refusesAt(400, "/oneOf");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | bad.json: line 1, column 2: not JSON",
                "5 | bad.json: must be an object such as ",
                "{'kind':'genus'} | bad.json: /name: is required",
                "{'name':'x','kind':'thing','appliesTo':'Contact','displayName':'X'} | bad.json: /kind",
                "{'name':'x','kind':'genus','appliesTo':'Contact','displayName':'X','schema':{}} | bad.json: /schema",
                "{'name':'x','kind':'genus','appliesTo':'Contact','displayName':'X','colour':1} | bad.json: /colour",
                "{'name':'x','kind':'genus','appliesTo':'Contact','displayName':'X','parents':['nobody']} | unknown parent",
                "{'name':'x','kind':'genus','appliesTo':'Contact','displayName':'X','parents':['x']} | derives from itself",
                "{'name':'x','kind':'record','appliesTo':'Address','displayName':'X','schema':{'properties':{'url':{'type':'string'}}}} | adds the property url",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'startDate':{'type':'string'}}}} | /schema/properties/startDate",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'address':{'type':'string'}}}} | /schema/properties/address: contacts show their address under that name (expand=address)",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'allOf':[]}}}} | /schema/properties/y",
                "{'name':'x','kind':'genus','appliesTo':'Contact','displayName':'X','parents':'workContactType'} | bad.json: /parents: ",
                "{'name':'x','kind':'genus','appliesTo':'Contact','displayName':'X','description':5} | bad.json: /description: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'string','pattern':'['}}}} | bad.json: /schema/properties/y/pattern: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'string','pattern':'(?=a)'}}}} | /schema/properties/y/pattern: the pattern '(?=a)' has a lookaround",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'array','items':{'type':'string','pattern':'(a)\\\\1'}}}}} | /schema/properties/y/items/pattern: the pattern",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'string','pattern':'a','maxLength':5000}}}} | /schema/properties/y/maxLength: must be at most 4000",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'text'}}}} | bad.json: /schema/properties/y/type: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'string','minLenght':1}}}} | bad.json: /schema/properties/y/minLenght: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'integer','minLength':1}}}} | bad.json: /schema/properties/y/type: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'string','enum':[]}}}} | bad.json: /schema/properties/y/enum: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'integer','enum':[1,'a']}}}} | bad.json: /schema/properties/y/enum/1: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'integer','oneOf':[{'const':'a','title':'A'}]}}}} | bad.json: /schema/properties/y/oneOf/0/const: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'integer','default':'a'}}}} | bad.json: /schema/properties/y/default: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'string','valuesFrom':'countries','default':'XX'}}}} | bad.json: /schema/properties/y/default: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'string','format':'colour'}}}} | bad.json: /schema/properties/y/format: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'array'}}}} | bad.json: /schema/properties/y/items: is required",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'object','properties':{'z':{'type':'string'}},'required':['a']}}}} | bad.json: /schema/properties/y/required: ",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'y':{'type':'string','oneOf':[{'$ref':'#/x'}]}}}} | bad.json: /schema/properties/y/oneOf/0/",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'a\\nb':{'type':'string'}}}} | bad.json: /schema/properties",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{'a.b':{'type':'string'}}}} | bad.json: /schema/properties",
                "{'name':'x','kind':'record','appliesTo':'Contact','displayName':'X','schema':{'properties':{},'required':['z']}} | /schema/required"
            })
    void a_bad_file_is_one_line_that_names_file_and_place(String content, String place) throws IOException {
        Files.writeString(types.resolve("bad.json"), content.replace('\'', '"'));
        assertThatThrownBy(this::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("bad.json")
                .hasMessageContaining(place)
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_file_that_cannot_be_read_is_named_too() throws IOException {
        Files.write(types.resolve("latin.json"), "{\"name\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::start).hasMessage("latin.json: line 1, column 14: not UTF-8");
        Files.writeString(types.resolve("latin.json"), "[".repeat(100));
        assertThatThrownBy(this::start).hasMessageStartingWith("latin.json: line 1, column ");
        Files.delete(types.resolve("latin.json"));
        Files.createDirectory(types.resolve("nested.json"));
        assertThatThrownBy(this::start).hasMessageEndingWith("nested.json cannot be read: is a directory");
    }
}
