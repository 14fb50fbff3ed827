package campus.contacts.jdbc.directory;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.directory.DirectoryQuery;
import campus.contacts.directory.DirectoryQuery.Viewer;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.ReleasePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that a search counts as selective exactly when an index finds all people who can match. */
class DirectoryIndexChoiceTest {
    private static final Viewer ANYONE = new Viewer(ReleasePolicy.PUBLIC, false, Instant.EPOCH);
    private static final DirectoryFilter FAMILY = texts(path("names.family"), Operator.EQUAL, "x");
    private static final DirectoryFilter FORMATTED = texts(path("names.formatted"), Operator.EQUAL, "x");

    private static AttributePath path(String dotted) {
        return AttributePath.find(DirectoryAttribute.PERSON, dotted).orElseThrow();
    }

    private static DirectoryFilter texts(AttributePath path, Operator operator, String operand) {
        return new DirectoryFilter.Texts(path, operator, operand);
    }

    private static Stream<String> below(DirectoryAttribute attribute, String way) {
        return attribute.parts().stream()
                .flatMap(part -> Stream.concat(Stream.of(way + part.name()), below(part, way + part.name() + '.')));
    }

    private static List<DirectoryFilter> simple() {
        List<DirectoryFilter> simple = new ArrayList<>();
        for (String dotted : below(DirectoryAttribute.PERSON, "").toList()) {
            simple.add(new DirectoryFilter.Present(path(dotted)));
            for (Operator operator : Operator.values()) {
                simple.add(texts(path(dotted), operator, "x"));
                simple.add(texts(path(dotted), operator, ""));
            }
        }
        return simple;
    }

    private static List<DirectoryFilter> joined() {
        DirectoryAttribute roles = path("roles").last();
        AttributePath number =
                AttributePath.find(roles, "telephoneNumbers.number").orElseThrow();
        return List.of(
                new DirectoryFilter.All(List.of(FORMATTED, FAMILY)),
                new DirectoryFilter.All(List.of(FORMATTED, FORMATTED)),
                new DirectoryFilter.Any(List.of(FAMILY, FORMATTED)),
                new DirectoryFilter.Any(List.of(FAMILY, FAMILY)),
                new DirectoryFilter.Not(FAMILY),
                new DirectoryFilter.Within(path("roles"), texts(number, Operator.EQUAL, "x")),
                new DirectoryFilter.Within(path("roles"), new DirectoryFilter.Present(number)));
    }

    @Test
    void a_search_is_selective_if_an_index_finds_its_people() {
        List<DirectoryFilter> narrow = new ArrayList<>();
        for (DirectoryFilter condition :
                Stream.concat(simple().stream(), joined().stream()).toList()) {
            boolean found = DirectoryIndexChoice.of(condition).isPresent();
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
