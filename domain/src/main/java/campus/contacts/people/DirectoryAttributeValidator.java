package campus.contacts.people;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks values against an {@link DirectoryAttribute}; all problems are reported together, each with its JSON pointer.
 */
public final class DirectoryAttributeValidator {
    /** The maximum number of code points in a text. */
    static final int MAX_TEXT = 512;

    private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(999_999_999);

    private final ValidationErrors problems = new ValidationErrors();

    /** Members of the outermost object that are checked elsewhere. */
    private final Set<String> others;

    private DirectoryAttributeValidator(Set<String> others) {
        this.others = others;
    }

    /** Returns the problems of a value, with pointers that begin with the given one; empty when there are none. */
    public static List<Refusal.Detail> problems(DirectoryAttribute attribute, Value value, String pointer) {
        return problems(attribute, value, pointer, Set.of());
    }

    /** @param others further members that the whole document may have, for the message of an unknown one */
    public static List<Refusal.Detail> problems(
            DirectoryAttribute attribute, Value value, String pointer, Set<String> others) {
        DirectoryAttributeValidator check = new DirectoryAttributeValidator(others);
        check.check(attribute, value, pointer);
        return check.problems.all();
    }

    private void check(DirectoryAttribute attribute, Value value, String pointer) {
        if (value instanceof Value.Null || problems.isFull()) {
            return;
        }
        switch (attribute.form()) {
            case TEXT -> text(attribute, value, pointer);
            case INTEGER ->
                require(
                        value instanceof Value.Number number
                                && number.value().scale() <= 0
                                && number.value().abs().compareTo(MAX_INTEGER) <= 0,
                        pointer,
                        "must be a whole number such as 2, at most " + MAX_INTEGER);
            case COMPLEX -> complex(attribute, value, pointer);
            case LIST -> list(attribute, value, pointer);
            case RELEASES -> releases(value, pointer);
        }
    }

    private void text(DirectoryAttribute attribute, Value value, String pointer) {
        if (!(value instanceof Value.Text text)) {
            problems.add(pointer, "must be a text such as \"Ada\"");
        } else if (!attribute.choices().isEmpty()) {
            Set<String> choices = attribute.choices();
            require(
                    choices.contains(text.value()),
                    pointer,
                    "must be one of " + String.join(", ", new TreeSet<>(choices)));
        } else {
            int length = text.value().codePointCount(0, text.value().length());
            require(length <= MAX_TEXT, pointer, "must have at most " + MAX_TEXT + " characters");
        }
    }

    private void complex(DirectoryAttribute attribute, Value value, String pointer) {
        if (!(value instanceof Value.Struct structure)) {
            problems.add(pointer, "must be an object such as {}");
            return;
        }
        structure.members().forEach((name, part) -> {
            String place = Refusal.Detail.member(pointer, name);
            attribute
                    .part(name)
                    .ifPresentOrElse(
                            known -> check(known, part, place),
                            () -> problems.add(place, "is not known here; allowed are: " + allowed(attribute)));
        });
    }

    private String allowed(DirectoryAttribute attribute) {
        Set<String> names = new TreeSet<>(attribute == DirectoryAttribute.PERSON ? others : Set.of());
        attribute.parts().forEach(part -> names.add(part.name()));
        return String.join(", ", names);
    }

    private void list(DirectoryAttribute attribute, Value value, String pointer) {
        if (!(value instanceof Value.Array sequence)) {
            problems.add(pointer, "must be an array such as []");
            return;
        }
        for (int i = 0; i < sequence.values().size() && !problems.isFull(); i++) {
            complex(attribute, sequence.values().get(i), pointer + '/' + i);
        }
    }

    private void releases(Value value, String pointer) {
        if (!(value instanceof Value.Struct policies)) {
            problems.add(pointer, "must be an object such as {\"public\": \"public\"}");
            return;
        }
        for (Map.Entry<String, Value> policy : policies.members().entrySet()) {
            require(
                    ReleasePolicy.of(policy.getValue()).isPresent(),
                    Refusal.Detail.member(pointer, policy.getKey()),
                    "must be none, internal or public");
        }
    }

    private void require(boolean holds, String pointer, String problem) {
        problems.require(holds, pointer, problem);
    }
}
