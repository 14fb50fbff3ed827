package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.json.Json;
import campus.contacts.osid.Refusal.Detail;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumSchemasTest {
    private static final String NOT_CHOSEN = "must be one of a, b";

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String listed(String schema) {
        return EnumSchemas.listed(json(schema)).toString().replace('"', '\'');
    }

    @Test
    void choices_of_texts_become_a_list_in_their_place() {
        assertThat(listed("""
                {'properties':{'of':{'type':'string','oneOf':[{'const':'a','title':'A'},{'const':'b'}],'maxLength':3}}}""")).isEqualTo("{'properties':{'of':{'type':'string','enum':['a','b'],'maxLength':3}}}");
    }

    @Test
    void other_choices_are_unchanged() {
        for (String schema : List.of(
                "{'oneOf':[{'const':1},{'const':2}]}",
                "{'oneOf':[{'const':'a'},{'const':'a'}]}",
                "{'oneOf':[{'const':'a','maxLength':0}]}",
                "{'oneOf':[{'type':'string'},{'const':'b'}]}",
                "{'enum':['a'],'oneOf':[{'const':'b'}]}",
                "{'properties':{'oneOf':{'const':'a'}}}")) {
            assertThat(listed(schema)).isEqualTo(schema);
        }
    }

    @Test
    void a_value_that_is_not_a_choice_is_reported_once_with_its_place() {
        var schema = SchemaValidator.compiled(json("""
                {'type':'object','properties':{'of':{'type':'string','oneOf':[{'const':'a'},{'const':'b'}]}}}"""));
        assertThat(SchemaValidator.problems(schema, json("{'of':'b'}"))).isEmpty();
        assertThat(SchemaValidator.problems(schema, json("{'of':'c'}"))).containsExactly(new Detail("/of", NOT_CHOSEN));
        assertThat(SchemaValidator.problems(schema, json("{'of':7}")))
                .extracting(Detail::pointer)
                .containsExactly("/of", "/of");
    }
}
