package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Formats an address as the text that OSID requires of every address, from its records. */
public final class AddressTextFormatter {
    private static final int MAX_LENGTH = 512;

    private AddressTextFormatter() {}

    /**
     * Returns the text of the first record that has one: postal address, telephone number, e-mail address, web address.
     * At most 512 code points.
     */
    public static Optional<String> of(RecordProperties properties) {
        return postal(properties)
                .or(() -> telephone(properties))
                .or(() -> email(properties))
                .or(() -> url(properties))
                .map(AddressTextFormatter::cut);
    }

    private static Optional<String> postal(RecordProperties properties) {
        Value postal = properties.get("postalAddress").orElse(Value.NULL);
        List<String> parts = new ArrayList<>();
        if (postal instanceof Value.Struct structure && structure.get("street") instanceof Value.Array lines) {
            lines.values().forEach(line -> text(line).ifPresent(parts::add));
        }
        text(postal, "room").ifPresent(parts::add);
        text(postal, "locality").ifPresent(parts::add);
        String region = joined(" ", text(postal, "region"), text(postal, "postalCode"));
        if (!region.isEmpty()) {
            parts.add(region);
        }
        text(postal, "country").ifPresent(parts::add);
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }

    /** Returns the mailbox of the e-mail record. */
    public static Optional<String> email(RecordProperties properties) {
        return properties.get("emailAddress").flatMap(email -> text(email, "address"));
    }

    /** Returns the URL of the web address record. */
    public static Optional<String> url(RecordProperties properties) {
        return properties.get("url").flatMap(AddressTextFormatter::text);
    }

    /** Returns the primary number, or else the first, with its parts. */
    public static Optional<String> telephone(RecordProperties properties) {
        if (!(properties.get("telephoneNumbers").orElse(Value.NULL) instanceof Value.Array numbers)) {
            return Optional.empty();
        }
        List<Value> written = numbers.values().stream()
                .filter(number -> text(number, "number").isPresent())
                .toList();
        return written.stream()
                .filter(number -> text(number, "kind").filter("primary"::equals).isPresent())
                .findFirst()
                .or(() -> written.stream().findFirst())
                .map(number -> joined(
                        " ",
                        text(number, "areaCode"),
                        text(number, "number"),
                        text(number, "extension").map(extension -> "ext. " + extension)));
    }

    @SafeVarargs
    private static String joined(String delimiter, Optional<String>... parts) {
        StringJoiner joined = new StringJoiner(delimiter);
        for (Optional<String> part : parts) {
            part.ifPresent(joined::add);
        }
        return joined.toString();
    }

    private static Optional<String> text(Value structure, String member) {
        return structure instanceof Value.Struct found ? text(found.get(member)) : Optional.empty();
    }

    private static Optional<String> text(Value value) {
        return value instanceof Value.Text text && !text.value().isBlank()
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
    }
}
