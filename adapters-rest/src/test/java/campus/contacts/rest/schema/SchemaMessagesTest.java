package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.json.Json;
import campus.contacts.osid.Refusal.Detail;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaMessagesTest {
    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'} | 5 | must be a text such as \"Gatehouse\"",
                "{'type':'integer'} | 'a' | must be a whole number such as 3",
                "{'type':'number'} | [] | must be a number such as 2.5",
                "{'type':'boolean'} | 'yes' | must be true or false",
                "{'type':'array','items':{'type':'string'}} | 'a' | must be a list such as [\"Gatehouse\"]",
                "{'type':'object','properties':{'room':{'type':'string'}}} | 'a' | must be an object such as {\"room\": …}",
                "{'type':'string','enum':['a','b']} | 'c' | must be one of a, b",
                "{'type':'integer','oneOf':[{'const':1,'title':'One'},{'const':2,'title':'Two'}]} | 3 | must be one of 1, 2",
                "{'type':'string','maxLength':1} | 'ab' | must have at most 1 character, not 2",
                "{'type':'string','minLength':2} | 'a' | must have at least 2 characters",
                "{'type':'integer','minimum':3} | 2 | must be at least 3, not 2",
                "{'type':'number','maximum':2.5} | 3 | must be at most 2.5, not 3",
                "{'type':'number','exclusiveMaximum':3} | 3 | must be less than 3, not 3",
                "{'type':'integer','multipleOf':5} | 3 | must be a multiple of 5, such as 5",
                "{'type':'array','items':{'type':'integer'},'maxItems':1} | [1,2] | must have at most 1 element, not 2",
                "{'type':'array','items':{'type':'integer'},'uniqueItems':true} | [1,1] | must not have the same element twice",
                "{'type':'string','format':'osid-id'} | 'a' | must be an Id of the form namespace:identifier@authority, such as contact.Address:7@example.edu",
                "{'type':'string','pattern':'^a$','errorMessage':'must be a'} | 'b' | must be a",
                "{'type':'string','pattern':'^a$'} | 'b' | must match the pattern ^a$",
                "{'type':'object','properties':{'a':{'type':'string'}},'additionalProperties':false} | {'b':1} | unknown property 'b'; allowed are: a",
            })
    void a_message_names_what_is_allowed(String schema, String value, String message) throws JsonProcessingException {
        assertThat(SchemaValidator.problems(SchemaValidator.compiled(json(schema)), json(value)))
                .extracting(Detail::message)
                .containsExactly(message);
    }
}
