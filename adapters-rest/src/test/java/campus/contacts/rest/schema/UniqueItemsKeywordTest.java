package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the equality of array elements (JSON Schema 2019-09, core, section 4.2.3). */
class UniqueItemsKeywordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "['a','a']",
                "[1,1.0]",
                "[100,1e2]",
                "[0,-0.0]",
                "[1e400,10e399]",
                "[{'a':1,'b':2},{'b':2,'a':1}]",
                "[[{'a':[1],'b':{}}],[{'b':{},'a':[1.00]}]]",
                "[null,null]",
                "[true,true]"
            })
    void equal_elements_are_refused(String array) throws JsonProcessingException {
        assertThat(accepts(array)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "['a','A']",
                "[1,'1']",
                "[1,1.1]",
                "[null,'null',false,0]",
                "[[],{}]",
                "[[1,2],[2,1]]",
                "[[1,[2]],[1,2]]",
                "[{'a':1},{'a':2}]",
                "[{'a':'1,b:2'},{'a':'1','b':2}]",
                "[['a,b'],['a','b']]"
            })
    void different_elements_are_accepted(String array) throws JsonProcessingException {
        assertThat(accepts(array)).isTrue();
    }

    private static boolean accepts(String array) throws JsonProcessingException {
        var schema = SchemaValidator.compiled(Json.MAPPER.readTree("{\"uniqueItems\":true}"));
        return SchemaValidator.problems(schema, Json.MAPPER.readTree(array.replace('\'', '"')))
                .isEmpty();
    }
}
