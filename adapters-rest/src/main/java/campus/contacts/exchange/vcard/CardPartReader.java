package campus.contacts.exchange.vcard;

import campus.contacts.exchange.Countries;
import campus.contacts.exchange.RowBuilder.Part;
import campus.contacts.exchange.StreetLines;
import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import ezvcard.VCard;
import ezvcard.property.Address;
import ezvcard.property.Email;
import ezvcard.property.RawProperty;
import ezvcard.property.Telephone;
import ezvcard.property.Url;
import ezvcard.property.VCardProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the addresses of a vCard: mailboxes, telephones, places and pages, with their uses and labels. */
final class CardPartReader {
    /** The parameters that are read, or that only say how the value was written. */
    static final Set<String> READ =
            Set.of("TYPE", "PREF", "VALUE", "ENCODING", "CHARSET", "LABEL", CardPartWriter.START, CardPartWriter.END);

    private final VCard card;

    CardPartReader(VCard card) {
        this.card = card;
    }

    /** Returns the part that a property stands for; empty when it has none of its values. */
    Optional<Part> part(VCardProperty property) {
        if (property instanceof Email email) {
            return part("email", struct("emailAddress", "address", email.getValue(), property), null, property);
        }
        if (property instanceof Telephone telephone) {
            return telephone(telephone);
        }
        if (property instanceof Url url && url.getValue() != null) {
            Map<String, Value> members = new LinkedHashMap<>();
            members.put("url", new Value.Text(url.getValue().strip()));
            members.putAll(usage(property).members("url"));
            return part("url", RecordProperties.of(members), null, property);
        }
        return property instanceof Address address ? place(address) : Optional.empty();
    }

    private RecordProperties struct(String record, String name, String value, VCardProperty property) {
        Map<String, Value> members = new LinkedHashMap<>();
        CardMapping.put(members, name, value == null ? null : value.strip());
        if (members.isEmpty()) {
            return RecordProperties.NONE;
        }
        members.putAll(usage(property).members(""));
        return RecordProperties.of(Map.of(record, new Value.Struct(members)));
    }

    private Optional<Part> part(String kind, RecordProperties properties, String text, VCardProperty property) {
        return properties.isEmpty() && text == null
                ? Optional.empty()
                : Optional.of(new Part(kind, properties, text, period(property)));
    }

    static String number(Telephone telephone) {
        return telephone.getUri() == null
                ? telephone.getText()
                : telephone.getUri().getNumber();
    }

    private Optional<Part> telephone(Telephone telephone) {
        String number = number(telephone);
        if (number == null || number.isBlank()) {
            return Optional.empty();
        }
        Map<String, Value> members = new LinkedHashMap<>();
        CardMapping.put(members, "number", number.strip());
        if (telephone.getUri() != null) {
            CardMapping.put(members, "extension", telephone.getUri().getExtension());
        }
        members.putAll(usage(telephone).members(""));
        Value list = new Value.Array(List.of(new Value.Struct(members)));
        return part("tel", RecordProperties.of(Map.of("telephoneNumbers", list)), null, telephone);
    }

    private Optional<Part> place(Address address) {
        Map<String, Value> members = new LinkedHashMap<>();
        CardMapping.put(members, "street", StreetLines.of(address.getStreetAddresses()));
        List<String> room = new ArrayList<>(address.getPoBoxes());
        room.addAll(address.getExtendedAddresses());
        room.removeIf(part -> part == null || part.isBlank());
        CardMapping.put(members, "room", String.join(", ", room));
        CardMapping.put(members, "locality", String.join(", ", address.getLocalities()));
        CardMapping.put(members, "region", String.join(", ", address.getRegions()));
        CardMapping.put(members, "postalCode", String.join(", ", address.getPostalCodes()));
        String country = String.join(", ", address.getCountries());
        Optional<String> code = country.isBlank() ? Optional.empty() : Countries.code(country);
        code.ifPresent(found -> CardMapping.put(members, "country", found));
        String text = address.getLabel();
        if (!country.isBlank() && code.isEmpty() && text == null) {
            // no list has the country, so that only a text can name it
            text = written(members, country);
        }
        if (!members.isEmpty()) {
            members.putAll(usage(address).members(""));
        }
        RecordProperties properties = members.isEmpty()
                ? RecordProperties.NONE
                : RecordProperties.of(Map.of("postalAddress", new Value.Struct(members)));
        return part("adr", properties, text, address);
    }

    private static String written(Map<String, Value> members, String country) {
        String rest = campus.contacts.records.AddressTextFormatter.of(
                        RecordProperties.of(Map.of("postalAddress", new Value.Struct(members))))
                .orElse("");
        return rest.isEmpty() ? country : rest + ", " + country;
    }

    private static EffectivePeriod period(VCardProperty property) {
        Optional<Instant> start = moment(property, CardPartWriter.START);
        Optional<Instant> end = moment(property, CardPartWriter.END);
        boolean given = (start.isPresent() || end.isPresent())
                && EffectivePeriod.isOrdered(start.orElse(null), end.orElse(null));
        return given ? new EffectivePeriod(start.orElse(null), end.orElse(null)) : null;
    }

    private static Optional<Instant> moment(VCardProperty property, String name) {
        return Optional.ofNullable(property.getParameter(name)).flatMap(DateTimeText::read);
    }

    private Usage usage(VCardProperty property) {
        List<String> uses = property.getParameters().getTypes().stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> !type.equals("pref") && !type.isBlank())
                .distinct()
                .toList();
        boolean preferred =
                property.getParameters().getTypes().stream().anyMatch(type -> type.equalsIgnoreCase("pref"));
        Integer preference = preference(property);
        return new Usage(
                uses,
                preference == null && preferred ? Integer.valueOf(1) : preference,
                label(property).map(CardPartReader::text).orElse(null));
    }

    private static Integer preference(VCardProperty property) {
        try {
            return property.getParameters().getPref();
        } catch (IllegalStateException malformed) {
            return null;
        }
    }

    /** Returns the property with the label of another one. */
    Optional<RawProperty> label(VCardProperty property) {
        return property.getGroup() == null
                ? Optional.empty()
                : card.getExtendedProperties().stream()
                        .filter(label -> label.getPropertyName().equalsIgnoreCase(CardPartWriter.LABEL)
                                && property.getGroup().equalsIgnoreCase(label.getGroup())
                                && label.getValue() != null
                                && !label.getValue().isBlank())
                        .findFirst();
    }

    /** Returns a label without its escapes and the brackets in which Apple writes its own words. */
    private static String text(RawProperty label) {
        String text = label.getValue().replaceAll("\\\\([\\\\,;])", "$1").replace("\\n", " ");
        return text.startsWith("_$!<") && text.endsWith(">!$_") ? text.substring(4, text.length() - 4) : text;
    }
}
