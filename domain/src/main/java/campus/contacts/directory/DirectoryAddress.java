package campus.contacts.directory;

import campus.contacts.Address;
import campus.contacts.osid.Value;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.records.AddressTextFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An address as an element of the directory's lists: its records determine the list; its type and release policy are in
 * its {@code directory} record.
 *
 * @param directory the property of that record
 */
public record DirectoryAddress(Address address, Value.Struct directory) {
    /** The property of the record. */
    public static final String PROPERTY = "directory";

    /** Returns the address if it has the record. */
    public static Optional<DirectoryAddress> of(Address address) {
        return address.properties().get(PROPERTY).orElse(Value.NULL) instanceof Value.Struct directory
                ? Optional.of(new DirectoryAddress(address, directory))
                : Optional.empty();
    }

    /** Returns the release policy of the address itself. */
    public Optional<ReleasePolicy> release() {
        return ReleasePolicy.of(directory.get("release"));
    }

    /** Returns the element of that list, with its parts; empty when the address has no record for that list. */
    public Optional<Value.Struct> element(String list) {
        Map<String, Value> parts = new LinkedHashMap<>();
        switch (list) {
            case "emailAddresses" -> put(parts, "address", AddressTextFormatter.email(address.properties()));
            case "telephoneNumbers" -> put(parts, "number", AddressTextFormatter.telephone(address.properties()));
            case "urls" -> put(parts, "url", AddressTextFormatter.url(address.properties()));
            case "addresses" -> postal(parts);
            default -> throw new IllegalArgumentException(list);
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        put(parts, "release", release().map(ReleasePolicy::label));
        put(parts, "type", directory.text("type"));
        return Optional.of(new Value.Struct(parts));
    }

    private void postal(Map<String, Value> parts) {
        if (!(address.properties().get("postalAddress").orElse(Value.NULL) instanceof Value.Struct postal)) {
            return;
        }
        put(parts, "country", written(postal, "country"));
        put(parts, "formatted", address.text());
        for (String part : new String[] {"locality", "postalCode", "region", "room"}) {
            put(parts, part, written(postal, part));
        }
        put(parts, "street", street(postal));
    }

    private static Optional<String> street(Value.Struct postal) {
        return postal.get("street") instanceof Value.Array lines
                ? Optional.of(lines.values().stream()
                                .filter(Value.Text.class::isInstance)
                                .map(line -> ((Value.Text) line).value())
                                .filter(line -> !line.isBlank())
                                .collect(Collectors.joining("\n")))
                        .filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> written(Value.Struct postal, String part) {
        return postal.text(part).filter(text -> !text.isBlank());
    }

    private static void put(Map<String, Value> parts, String part, Optional<String> text) {
        text.ifPresent(value -> parts.put(part, new Value.Text(value)));
    }
}
