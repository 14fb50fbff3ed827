package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.Attribute;
import campus.contacts.people.AttributePath;
import campus.contacts.people.Condition;
import campus.contacts.people.Condition.Operator;
import campus.contacts.people.DirectoryQuery;
import campus.contacts.people.DirectoryQuery.Onlooker;
import campus.contacts.people.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A search counts as narrow exactly when an index finds all people that can be its answer. */
class DirectoryStartsTest {
    private static final Onlooker ANYONE = new Onlooker(Release.PUBLIC, false, Instant.EPOCH);
    private static final Condition FAMILY = texts(path("names.family"), Operator.EQUAL, "x");
    private static final Condition FORMATTED = texts(path("names.formatted"), Operator.EQUAL, "x");

    private static AttributePath path(String dotted) {
        return AttributePath.find(Attribute.PERSON, dotted).orElseThrow();
    }

    private static Condition texts(AttributePath path, Operator operator, String operand) {
        return new Condition.Texts(path, operator, operand);
    }

    private static Stream<String> below(Attribute attribute, String way) {
        return attribute.parts().stream()
                .flatMap(part -> Stream.concat(Stream.of(way + part.name()), below(part, way + part.name() + '.')));
    }

    private static List<Condition> simple() {
        List<Condition> simple = new ArrayList<>();
        for (String dotted : below(Attribute.PERSON, "").toList()) {
            simple.add(new Condition.Present(path(dotted)));
            for (Operator operator : Operator.values()) {
                simple.add(texts(path(dotted), operator, "x"));
                simple.add(texts(path(dotted), operator, ""));
            }
        }
        return simple;
    }

    private static List<Condition> joined() {
        Attribute roles = path("roles").last();
        AttributePath number =
                AttributePath.find(roles, "telephoneNumbers.number").orElseThrow();
        return List.of(
                new Condition.All(List.of(FORMATTED, FAMILY)),
                new Condition.All(List.of(FORMATTED, FORMATTED)),
                new Condition.Any(List.of(FAMILY, FORMATTED)),
                new Condition.Any(List.of(FAMILY, FAMILY)),
                new Condition.Not(FAMILY),
                new Condition.Within(path("roles"), texts(number, Operator.EQUAL, "x")),
                new Condition.Within(path("roles"), new Condition.Present(number)));
    }

    @Test
    void a_search_is_narrow_where_an_index_finds_its_people() {
        List<Condition> narrow = new ArrayList<>();
        for (Condition condition :
                Stream.concat(simple().stream(), joined().stream()).toList()) {
            boolean found = DirectoryStarts.of(condition).isPresent();
            assertThat(new DirectoryQuery(ANYONE, condition).isNarrow())
                    .as(condition.toString())
                    .isEqualTo(found);
            if (found) {
                narrow.add(condition);
            }
        }
        assertThat(narrow).hasSizeGreaterThan(20);
        assertThat(new DirectoryQuery(ANYONE, null).isNarrow()).isFalse();
    }
}
