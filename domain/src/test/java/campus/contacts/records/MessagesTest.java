package campus.contacts.records;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.DirectoryAttributeValidator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the problems of imported values name what is allowed. */
class MessagesTest {
    private static final String SAYS_WHAT_IS_ALLOWED =
            ".*(such as|one of|allowed are|true, false|internal or public).*";

    private static Value struct(Object... members) {
        Map<String, Value> all = new HashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            all.put((String) members[i], (Value) members[i + 1]);
        }
        return new Value.Struct(all);
    }

    static List<Value> unfitPeople() {
        Value seven = Value.of(7);
        List<Value> all = new ArrayList<>(List.of(
                struct("primaryCampus", seven),
                struct("primaryAffiliation", Value.of("guest")),
                struct("urls", seven),
                struct("meta", seven),
                struct("meta", struct("release", seven)),
                struct("meta", struct("release", struct("urls", Value.of("all")))),
                struct("nickname", Value.of("Ada"))));
        for (Value part : List.of(seven, struct("colour", seven), struct("url", seven))) {
            all.add(struct("urls", new Value.Array(List.of(part))));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("unfitPeople")
    void a_problem_of_a_directory_entry_names_what_is_allowed(Value person) {
        assertThat(DirectoryAttributeValidator.problems(DirectoryAttribute.PERSON, person, ""))
                .hasSize(1)
                .allSatisfy(MessagesTest::namesWhatIsAllowed);
    }

    @Test
    void an_unknown_member_of_a_line_is_answered_with_those_of_the_whole_line() {
        List<Refusal.Detail> found = DirectoryAttributeValidator.problems(
                DirectoryAttribute.PERSON, struct("nickname", Value.of("Ada")), "", Set.of("dplans"));
        assertThat(found.get(0).message()).startsWith("is not known here; allowed are: dplans, emailAddresses, ");
    }

    static List<Value> unfitData() {
        return List.of(
                Value.of(7),
                struct(),
                struct("type", Value.of("Work")),
                struct("type", Value.of("Other Email"), "is_preferred_ind", Value.of(7)),
                struct("type", Value.of("Other Email"), "forwards_to_email_address", Value.of(7)),
                struct("type", Value.of("Other Email"), "colour", Value.of(7)));
    }

    @ParameterizedTest
    @MethodSource("unfitData")
    void a_problem_of_the_data_of_a_source_names_what_is_allowed(Value data) {
        assertThat(SourceData.problems("adv", data)).hasSize(1).allSatisfy(MessagesTest::namesWhatIsAllowed);
    }

    private static void namesWhatIsAllowed(Refusal.Detail problem) {
        assertThat(problem.message()).matches(SAYS_WHAT_IS_ALLOWED);
    }
}
