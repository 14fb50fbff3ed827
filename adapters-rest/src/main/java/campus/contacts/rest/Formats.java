package campus.contacts.rest;

import campus.contacts.Id;
import campus.contacts.records.Mailbox;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.UriFormat;
import java.net.URI;
import java.net.URISyntaxException;
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

    /** What RFC 3986 calls a URI, with something behind its scheme, and without RFC 6874's zones of one machine. */
    private static final class AbsoluteUri extends UriFormat {
        @Override
        protected boolean validate(URI uri) {
            String rest = uri.getRawSchemeSpecificPart();
            boolean zone =
                    uri.getRawAuthority() != null && uri.getRawAuthority().matches(".*\\[[^\\]]*%.*");
            return super.validate(uri) && !rest.isEmpty() && !rest.startsWith("?") && !zone;
        }

        @Override
        protected boolean handleException(URISyntaxException malformed) {
            return false;
        }
    }

    /**
     * By name: {@code osid-id}, {@code date-time} as the wire contract has it, and no {@code email} or {@code uri} that the
     * validators behind form builders refuse.
     */
    static final List<Format> ALL = List.of(
            new Checked("osid-id", value -> Id.find(value).isPresent()),
            new Checked("date-time", value -> DateTimes.read(value).isPresent()),
            new Checked("email", Mailbox::isValid),
            new AbsoluteUri());

    private Formats() {}
}
