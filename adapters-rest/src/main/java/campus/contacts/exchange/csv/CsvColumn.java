package campus.contacts.exchange.csv;

import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.UnreadableFileException;
import campus.contacts.json.Json;
import campus.contacts.osid.ObjectKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A column of a file.
 *
 * @param name in the header
 * @param target where its cells go
 * @param part of {@link Target#PART}: such as {@code email.1}; else null
 * @param path of the value in the part or in the records of the row
 * @param uses of the part, which the column stands for
 */
record CsvColumn(String name, Target target, String part, String path, List<String> uses) {
    /** Where cells go. */
    enum Target {
        /** A property of every contact, such as its description. */
        CONTACT,
        /** The records of the row. */
        RECORDS,
        /** The text of an address of the row. */
        ADDRESS_TEXT,
        /** An address of the row. */
        PART,
        /** The properties of the {@code vcard} record. */
        VCARD,
        /** Nowhere: it says nothing about the contact. */
        NONE,
        /** Nowhere, which its sender must know. */
        LOST
    }

    private static final Set<String> OF_CONTACTS =
            Set.of("displayName", "description", "startDate", "endDate", "endReasonId", "addresseeId", "genusTypeId");

    /** The columns of our own files that this server assigns anew. */
    private static final Set<String> ASSIGNED = Set.of(
            "id",
            "uri",
            "recordTypeIds",
            "addressId",
            "referenceId",
            "address.id",
            "address.uri",
            "address.displayName",
            "address.genusTypeId",
            "address.recordTypeIds",
            "address.resourceId");

    private static final Pattern PART = Pattern.compile("(email|tel|adr|url)\\.([0-9]{1,2})\\.([A-Za-z0-9.]+)");
    private static final Pattern TELEPHONE = Pattern.compile("address\\.telephoneNumbers\\.([0-9])\\.(.+)");
    private static final Map<String, String> PARTS =
            Map.of("address.emailAddress.", "email", "address.postalAddress.", "adr");

    /**
     * Returns the column of a name.
     *
     * @param property from a map, or the name itself; with its uses after a question mark
     * @throws UnreadableFileException when a map names a property that there is not
     */
    static CsvColumn of(String name, Optional<String> property, ColumnMap map, RecordCatalog types) {
        String[] given = property.orElse(name).split("\\?", 2);
        List<String> uses = given.length == 2 ? List.of(given[1].split(",")) : List.of();
        CsvColumn column = of(name, given[0], types);
        if (column == null && map.isOwn() && property.isPresent()) {
            throw new UnreadableFileException("the map names the property '" + Json.shown(given[0], 80)
                    + "' for the column '" + Json.shown(name, 80) + "', which is not known here");
        }
        if (column == null) {
            return map.isOwn()
                    ? new CsvColumn(name, Target.LOST, null, null, List.of())
                    : new CsvColumn(name, Target.VCARD, null, "x-" + slug(name), List.of());
        }
        return new CsvColumn(name, column.target, column.part, column.path, uses);
    }

    private static CsvColumn of(String name, String property, RecordCatalog types) {
        Matcher part = PART.matcher(property);
        Matcher telephone = TELEPHONE.matcher(property);
        if (part.matches()) {
            return part(name, part.group(1) + '.' + part.group(2), part.group(3));
        }
        if (telephone.matches()) {
            return part(name, "tel." + (Integer.parseInt(telephone.group(1)) + 1), telephone.group(2));
        }
        for (Map.Entry<String, String> record : PARTS.entrySet()) {
            if (property.startsWith(record.getKey())) {
                return part(
                        name,
                        record.getValue() + ".1",
                        property.substring(record.getKey().length()));
            }
        }
        return switch (property) {
            case "ignored" -> new CsvColumn(name, Target.NONE, null, null, List.of());
            case "address.addressText" -> new CsvColumn(name, Target.ADDRESS_TEXT, null, null, List.of());
            case "address.url", "address.urlUses", "address.urlPreference", "address.urlLabel" ->
                part(name, "url.1", unprefixed(property));
            default -> ofRow(name, property, types);
        };
    }

    private static CsvColumn part(String name, String part, String path) {
        return new CsvColumn(name, Target.PART, part, path, List.of());
    }

    private static String unprefixed(String property) {
        String path = property.substring("address.url".length());
        return path.isEmpty() ? "url" : path.substring(0, 1).toLowerCase(Locale.ROOT) + path.substring(1);
    }

    private static CsvColumn ofRow(String name, String property, RecordCatalog types) {
        String first = property.split("\\.", 2)[0];
        if (OF_CONTACTS.contains(property)) {
            return new CsvColumn(name, Target.CONTACT, null, property, List.of());
        }
        if (ASSIGNED.contains(property)) {
            return new CsvColumn(name, Target.NONE, null, null, List.of());
        }
        if (Stream.of("vcard.uid", "vcard.rev", "vcard.properties").anyMatch(property::equals)
                || !first.equals("vcard") && types.has(ObjectKind.CONTACT, first)) {
            return new CsvColumn(name, Target.RECORDS, null, property, List.of());
        }
        return first.equals("vcard") && property.matches("vcard\\.[a-z0-9-]{1,60}")
                ? new CsvColumn(name, Target.VCARD, null, property.substring("vcard.".length()), List.of())
                : null;
    }

    private static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "column" : slug.substring(0, Math.min(60, slug.length()));
    }
}
