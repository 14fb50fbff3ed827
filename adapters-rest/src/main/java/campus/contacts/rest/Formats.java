package campus.contacts.rest;

import campus.contacts.Id;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.util.List;
import java.util.function.Predicate;

/** The formats that schemas here may ask for beside the standard ones, and those where we are stricter than the standard. */
final class Formats {
    private record Checked(String name, Predicate<String> holds) implements Format {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return holds.test(value);
        }
    }

    /** By name: {@code osid-id}, and {@code date-time} as the wire contract has it. */
    static final List<Format> ALL = List.of(
            new Checked("osid-id", value -> Id.find(value).isPresent()),
            new Checked("date-time", value -> DateTimes.read(value).isPresent()));

    private Formats() {}
}
