package campus.contacts.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.filter.CollectionFilter.Term;
import campus.contacts.filter.FilterAttributes.Form;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.storage.text.PropertyJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filters of the Dartmouth collections (campus facades, section 4). */
class CollectionFilterTest {
    private static final FilterAttributes ATTRIBUTES = new FilterAttributes(Map.of(
            "id", Form.TEXT,
            "email", Form.CASELESS,
            "primary", Form.FLAG,
            "data", Form.OPEN,
            "changed", Form.MOMENT,
            "phones.number", Form.TEXT));

    private static final Value.Struct ROW = PropertyJson.read("""
            {"id":"b-7","email":"Ada@Example.edu","primary":false,"changed":"2024-05-01T12:00:44Z","data":{"type":"Other","rank":10,"deep":{"on":true},"none":null},\
            "phones":[{"number":"555"},{"number":"777"}]}""").values();

    private static CollectionFilter filter(String query) {
        List<Term> terms = new ArrayList<>();
        for (String pair : query.split("&")) {
            terms.add(new Term(pair.split("=", 2)[0], pair.split("=", 2)[1]));
        }
        return CollectionFilter.of(terms, ATTRIBUTES);
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
                "changed=2024-05-01T12:00:44Z",
                "changed=2024-05-01T14:00:44.000+02:00",
                "changed=2024-05-01T*",
                "changed=!2024-05-01T12:00:44.900Z",
                "changed=!null",
                "changed=>=2024-05-01T12:00:44.000Z",
                "changed=>2024-05-01T12:00:43.999Z",
                "changed=<2024-05-01T12:00:44.001Z",
                "changed=<=2024-05-01T09:00:44-03:00",
                "changed=>2024-05-01",
                "data=!null",
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
                "changed=2024-05-01T12:00:44.900Z",
                "changed=2024-05-01",
                "changed=2024-05-02*",
                "changed=null",
                "changed=>2024-05-01T12:00:44.900Z",
                "changed=>=2024-05-01T12:00:44.001Z",
                "changed=<2024-05-01T12:00:44Z",
                "changed=<=2024-05-01T12:00:43.999Z",
                "changed=!2024-05-01T12:00:44Z",
                "data=null",
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
    void a_backslash_escapes_a_character(String value, String text) {
        assertThat(filter("id=" + value).matches(new Value.Struct(Map.of("id", new Value.Text(text)))))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
            size=1        | unknown attribute; known are: changed, data, email, id, phones.number, primary
            id.part=1     | unknown attribute
            phones=1      | unknown attribute
            primary=yes   | attribute 'primary' must be true, false or null
            primary=>true | attribute 'primary' must be true, false or null
            primary=t*    | attribute 'primary' must be true, false or null
            id=>          | attribute 'id' must be compared with something
            id==x         | attribute 'id' has an unknown comparator; compare as in id=2020, id=>2020 or id=20*
            id=>x*        | attribute 'id' is compared with a whole value, not with a beginning
            data=x        | attribute 'data' is an object and can only be compared with null
            data=>x       | attribute 'data' is an object and can only be compared with null
            data=x*       | attribute 'data' is an object and can only be compared with null
            changed=>tomorrow | attribute 'changed' must be a date such as 2026-01-31 or a date-time such as 2026-10-03T06:30:00Z
            changed=2024-13-01 | attribute 'changed' must be a date such as 2026-01-31 or a date-time such as 2026-10-03T06:30:00Z
            changed=may*  | attribute 'changed' must be a date such as 2026-01-31 or a date-time such as 2026-10-03T06:30:00Z
            id=>null      | attribute 'id' cannot be more or less than null
            """)
    void rejects_a_malformed_condition(String query, String message) {
        assertThatThrownBy(() -> filter(query)).isInstanceOf(Refusal.class).hasMessageStartingWith(message);
    }

    @Test
    void returns_the_only_texts_of_an_attribute() {
        assertThat(filter("id=a&id=b").only("id")).contains(Set.of("a", "b"));
        assertThat(filter("id=a&id=>0").only("id")).contains(Set.of("a"));
        assertThat(filter("id=a&id=b*").only("id")).isEmpty();
        assertThat(filter("id=null").only("id")).isEmpty();
        assertThat(filter("id=>a").only("id")).isEmpty();
        assertThat(CollectionFilter.ALL.only("id")).isEmpty();
    }

    @ParameterizedTest(name = "{0} is from {1} to before {2}")
    @CsvSource({
        "changed=>2024-05-01T12:00:44.900Z, 2024-05-01T12:00:45Z,",
        "changed=>=2024-05-01T12:00:44.900Z, 2024-05-01T12:00:45Z,",
        "changed=>=2024-05-01T12:00:44Z, 2024-05-01T12:00:44Z,",
        "changed=<2024-05-01T12:00:44.900Z, , 2024-05-01T12:00:45Z",
        "changed=<2024-05-01T12:00:44Z, , 2024-05-01T12:00:44Z",
        "changed=<=2024-05-01T12:00:44Z, , 2024-05-01T12:00:45Z",
        "changed=2024-05-01T12:00:44Z, 2024-05-01T12:00:44Z, 2024-05-01T12:00:45Z",
        "changed=2024-05-01T12:00:44.900Z, 2024-05-01T12:00:45Z, 2024-05-01T12:00:45Z",
        "changed=>2024-05-01&changed=<2024-05-03&changed=>2024-05-02, 2024-05-02T00:00:01Z, 2024-05-03T00:00:00Z"
    })
    void a_condition_on_whole_seconds_is_a_range_of_moments(String query, Instant from, Instant before) {
        assertThat(filter(query).span("changed")).contains(new CollectionFilter.Span(from, before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changed=null",
                "changed=!2024-05-01",
                "changed=2024*",
                "changed=2024-05-01&changed=2024-05-02",
                "id=x"
            })
    void other_conditions_are_not_a_range(String query) {
        assertThat(filter(query).span("changed")).isEmpty();
    }

    @Test
    void returns_the_required_texts_of_rows() {
        assertThat(filter("data.a=Other&data.a=More&data.b=x&id=y").texts("data"))
                .containsExactly(Set.of("Other", "More"), Set.of("x"));
        for (String none : List.of("data.a=10", "data.a=true", "data.a=null", "data.a=x*", "data.a=!x", "data.a=>x")) {
            assertThat(filter(none).texts("data")).as(none).isEmpty();
        }
    }

    @Test
    void rejects_too_many_conditions() {
        List<Term> many = new ArrayList<>(Collections.nCopies(200, new Term("id", "!x")));
        assertThat(CollectionFilter.of(many, ATTRIBUTES).matches(ROW)).isTrue();
        many.add(new Term("id", "!y"));
        assertThatThrownBy(() -> CollectionFilter.of(many, ATTRIBUTES))
                .hasMessage("at most 200 conditions are allowed");
        String deep = "data" + ".a".repeat(300);
        assertThatThrownBy(() -> filter(deep + "=x")).hasMessageStartingWith("unknown attribute");
    }
}
