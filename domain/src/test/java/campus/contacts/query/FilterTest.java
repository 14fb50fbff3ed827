package campus.contacts.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.query.Attributes.Form;
import campus.contacts.query.Filter.Term;
import campus.contacts.spi.PropertyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filters of the Dartmouth collections (campus facades, section 4). */
class FilterTest {
    private static final Attributes ATTRIBUTES = new Attributes(Map.of(
            "id", Form.TEXT,
            "email", Form.CASELESS,
            "primary", Form.FLAG,
            "data", Form.OPEN,
            "phones.number", Form.TEXT));

    private static final Value.Structure ROW = PropertyText.read("""
            {"id":"b-7","email":"Ada@Example.edu","primary":false,"data":{"type":"Other","rank":10,"deep":{"on":true},"none":null},\
            "phones":[{"number":"555"},{"number":"777"}]}""").values();

    private static Filter filter(String query) {
        List<Term> terms = new ArrayList<>();
        for (String pair : query.split("&")) {
            terms.add(new Term(pair.split("=", 2)[0], pair.split("=", 2)[1]));
        }
        return Filter.of(terms, ATTRIBUTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=b-7",
                "id=b*",
                "id=*",
                "id=>b",
                "id=>=b-7",
                "id=<c",
                "id=<=b-7",
                "id=!x",
                "id=!null",
                "id=!x*",
                "email=ada@example.EDU",
                "email=ADA*",
                "email=>ad",
                "primary=false",
                "primary=!true",
                "primary=!null",
                "data.type=Other",
                "data.rank=10",
                "data.rank=10.0",
                "data.rank=>9",
                "data.rank=<10.5",
                "data.rank=1*",
                "data.deep.on=true",
                "data.deep.on=!false",
                "data.none=null",
                "data.absent=null",
                "data.deep.absent.more=null",
                "phones.number=777",
                "phones.number=555",
                "phones.number=7*",
                "phones.number=!888",
                "phones.number=>600",
                "id=x&id=b-7",
                "id=x&id=b*",
                "id=>a&id=<c",
                "id=b-7&id=x&id=>a",
                "id=b-7&primary=false"
            })
    void finds(String query) {
        assertThat(filter(query).matches(ROW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=B-7",
                "id=b",
                "id=c*",
                "id=>b-7",
                "id=<b-7",
                "id=!b-7",
                "id=null",
                "id=!b*",
                "id=!*",
                "email=ada",
                "primary=true",
                "primary=!false",
                "primary=null",
                "data.type=other",
                "data.rank=ten",
                "data.rank=>10",
                "data.type=null",
                "data.deep.on=>a",
                "data.none=!null",
                "data.absent=>a",
                "data.absent=*",
                "phones.number=!777",
                "phones.number=null",
                "phones.number=888",
                "id=x&id=y",
                "id=>a&id=>c",
                "id=b-7&id=>c",
                "id=b-7&primary=true"
            })
    void does_not_find(String query) {
        assertThat(filter(query).matches(ROW)).isFalse();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "\\>x, >x",
        "\\<x, <x",
        "\\=x, =x",
        "\\!x, !x",
        "\\\\x, \\x",
        "x\\*, x*",
        "\\!\\*, !*",
        "x\\y, x\\y",
        "\\x, \\x",
        "!\\!x, x",
        "a*b, a*b"
    })
    void a_backslash_makes_a_sign_literal(String value, String text) {
        assertThat(filter("id=" + value).matches(new Value.Structure(Map.of("id", new Value.Text(text)))))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            size=1        | unknown attribute; known are: data, email, id, phones.number, primary
            id.part=1     | unknown attribute
            phones=1      | unknown attribute
            primary=yes   | attribute 'primary' must be true, false or null
            primary=>true | attribute 'primary' must be true, false or null
            primary=t*    | attribute 'primary' must be true, false or null
            id=>          | attribute 'id' must be compared with something
            id==x         | attribute 'id' has an unknown comparator
            id=>x*        | attribute 'id' is compared with a whole value, not with a beginning
            id=>null      | attribute 'id' cannot be more or less than null
            """)
    void what_is_no_condition_is_refused(String query, String message) {
        assertThatThrownBy(() -> filter(query)).isInstanceOf(Refusal.class).hasMessageStartingWith(message);
    }

    @Test
    void says_which_texts_alone_an_attribute_may_have() {
        assertThat(filter("id=a&id=b").only("id")).contains(Set.of("a", "b"));
        assertThat(filter("id=a&id=>0").only("id")).contains(Set.of("a"));
        assertThat(filter("id=a&id=b*").only("id")).isEmpty();
        assertThat(filter("id=null").only("id")).isEmpty();
        assertThat(filter("id=>a").only("id")).isEmpty();
        assertThat(Filter.ALL.only("id")).isEmpty();
    }
}
