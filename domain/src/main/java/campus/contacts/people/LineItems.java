package campus.contacts.people;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Properties;
import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.people.PersonLine.AddressPart;
import campus.contacts.people.PersonLine.ContactPart;
import campus.contacts.people.PersonLine.Item;
import campus.contacts.records.AddressText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values in a line that are kept as addresses and contacts, checked by what their records say. */
final class LineItems {
    private static final int MAX_STREET_LINES = 3;
    private static final Pattern SOURCE = Pattern.compile("(?!all$)[a-z][a-z0-9_-]{0,31}");

    /** Where a property of a record comes from, by its pointer, in the element of a list. */
    private static final Map<String, String> ORIGINS = Map.of(
            "/emailAddress/address", "/address",
            "/telephoneNumbers/0/number", "/number",
            "/url", "/url",
            "/postalAddress/street", "/street",
            "/directory/type", "/type",
            "/directory/release", "/release");

    private final String authority;
    private final PropertyCheck check;

    LineItems(String authority, PropertyCheck check) {
        this.authority = authority;
        this.check = check;
    }

    /** The elements of one of {@link Attribute#PERSON_ADDRESSES}. */
    List<Item> ofPerson(String list, Value.Structure document, List<Refusal.Detail> problems) {
        List<Item> items = new ArrayList<>();
        List<Value.Structure> elements = DirectoryEntry.structures(document, list);
        for (int i = 0; i < elements.size(); i++) {
            String pointer = '/' + list + '/' + i;
            item(list, elements.get(i), DataSources.DIRECTORY, null, pointer, problems)
                    .ifPresent(items::add);
        }
        return items;
    }

    /** The elements of one of {@link Attribute#ROLE_CONTACTS}. */
    List<Item> ofRole(String list, DirectoryEntry.Role role, String pointer, List<Refusal.Detail> problems) {
        String source = role.sor() == null ? DataSources.DIRECTORY : role.sor().toLowerCase(Locale.ROOT);
        requireSource(source, pointer + "/meta/sor", problems);
        ContactPart contact =
                new ContactPart(null, List.of(), Properties.NONE, Person.role(role.id(), authority), true);
        List<Item> items = new ArrayList<>();
        List<Value.Structure> elements = DirectoryEntry.structures(role.attributes(), list);
        for (int i = 0; i < elements.size(); i++) {
            String place = pointer + '/' + list + '/' + i;
            item(list, elements.get(i), source, contact, place, problems).ifPresent(items::add);
        }
        return items;
    }

    /** Rows of the Email Addresses API, without what the server adds. */
    List<Item> emailAddresses(List<Value.Structure> rows, List<Refusal.Detail> problems) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Value.Structure row = rows.get(i);
            String pointer = "/email_addresses/" + i;
            String source = DirectoryEntry.text(row, "data_source").orElse("");
            requireSource(source, pointer + "/data_source", problems);
            Map<String, Value> email = new LinkedHashMap<>();
            email.put("address", row.get("email_address"));
            email.put("isPrimary", row.get("is_primary"));
            email.put("sourceData", row.get("data_source_data"));
            String address = DirectoryEntry.text(row, "email_address").orElse("");
            String type = row.get("data_source_data") instanceof Value.Structure data
                    ? DirectoryEntry.text(data, "type").orElse("")
                    : "";
            EmailRow.problems(row, source)
                    .forEach(problem ->
                            problems.add(new Refusal.Detail(pointer + problem.pointer(), problem.message())));
            Properties properties = Properties.of(Map.of("emailAddress", new Value.Structure(email)));
            add(
                            new Item(
                                    source + '\n' + type + '\n' + address,
                                    source,
                                    type.isEmpty() ? "E-mail address" : type,
                                    new AddressPart(types("email-address"), properties, null),
                                    null,
                                    pointer),
                            Map.of("/emailAddress/address", "/email_address", "/emailAddress", "/data_source_data"),
                            problems)
                    .ifPresent(items::add);
        }
        return items;
    }

    private Optional<Item> item(
            String list,
            Value.Structure element,
            String source,
            ContactPart contact,
            String pointer,
            List<Refusal.Detail> problems) {
        Map<String, Value> properties = new LinkedHashMap<>();
        String record;
        String value;
        String text = null;
        switch (list) {
            case "emailAddresses" -> {
                record = "email-address";
                value = required(element, "address", pointer, problems);
                Map<String, Value> email = new LinkedHashMap<>();
                email.put("address", new Value.Text(value));
                email.put("isPrimary", Value.NULL);
                email.put("sourceData", Value.NULL);
                properties.put("emailAddress", new Value.Structure(email));
            }
            case "telephoneNumbers" -> {
                record = "telephone-number";
                value = required(element, "number", pointer, problems);
                Map<String, Value> number = new LinkedHashMap<>();
                number.put("kind", Value.NULL);
                number.put("areaCode", Value.NULL);
                number.put("number", new Value.Text(value));
                number.put("extension", Value.NULL);
                properties.put("telephoneNumbers", new Value.Sequence(List.of(new Value.Structure(number))));
            }
            case "urls" -> {
                record = "url";
                value = required(element, "url", pointer, problems);
                properties.put("url", new Value.Text(value));
            }
            default -> {
                record = "postal-address";
                Value.Structure postal = postal(element, pointer, problems);
                properties.put("postalAddress", postal);
                String derived = AddressText.of(Properties.of(properties)).orElse("");
                text = DirectoryEntry.text(element, "formatted")
                        .filter(formatted -> !formatted.equals(derived))
                        .orElse(null);
                value = text == null ? derived : text;
            }
        }
        String type = DirectoryEntry.text(element, "type").orElse("");
        Map<String, Value> directory = new LinkedHashMap<>();
        directory.put("type", element.get("type"));
        directory.put("release", element.get("release"));
        properties.put("directory", new Value.Structure(directory));
        Item item = new Item(
                type + '\n' + value,
                source,
                name(list, type),
                new AddressPart(types(record, "directory"), Properties.of(properties), text),
                contact,
                pointer);
        return add(item, ORIGINS, problems);
    }

    private Optional<Item> add(Item item, Map<String, String> origins, List<Refusal.Detail> problems) {
        List<Refusal.Detail> found = check.problems(
                Kind.ADDRESS, item.address().recordTypeIds(), item.address().properties());
        for (Refusal.Detail problem : found) {
            String place = origins.entrySet().stream()
                    .filter(origin -> problem.pointer().startsWith(origin.getKey()))
                    .max(Comparator.comparing(origin -> origin.getKey().length()))
                    .map(Map.Entry::getValue)
                    .orElse(problem.pointer().replaceFirst("^/postalAddress", ""));
            problems.add(new Refusal.Detail(item.pointer() + place, problem.message()));
        }
        return found.isEmpty() ? Optional.of(item) : Optional.empty();
    }

    private static Value.Structure postal(Value.Structure element, String pointer, List<Refusal.Detail> problems) {
        List<Value> street = new ArrayList<>();
        DirectoryEntry.text(element, "street")
                .ifPresent(lines -> lines.lines().map(Value.Text::new).forEach(street::add));
        if (street.size() > MAX_STREET_LINES) {
            problems.add(new Refusal.Detail(pointer + "/street", "must have at most " + MAX_STREET_LINES + " lines"));
        }
        Map<String, Value> postal = new LinkedHashMap<>();
        postal.put("street", new Value.Sequence(street.subList(0, Math.min(street.size(), MAX_STREET_LINES))));
        for (String part : List.of("room", "locality", "region", "postalCode", "country")) {
            postal.put(part, element.get(part));
        }
        postal.put("addressType", Value.NULL);
        return new Value.Structure(postal);
    }

    private static String required(
            Value.Structure element, String member, String pointer, List<Refusal.Detail> problems) {
        Optional<String> text = DirectoryEntry.text(element, member);
        if (text.isEmpty()) {
            problems.add(new Refusal.Detail(pointer + '/' + member, "must be given"));
        }
        return text.orElse("");
    }

    static void requireSource(String code, String pointer, List<Refusal.Detail> problems) {
        if (!SOURCE.matcher(code).matches()) {
            problems.add(new Refusal.Detail(pointer, "must be a lower-case code other than 'all'"));
        }
    }

    private List<Id> types(String... names) {
        List<Id> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(Id.of("type.Type", name, authority));
        }
        return ids;
    }

    /** What the NYU document calls values of that type. */
    private static String name(String list, String type) {
        return switch (list + ' ' + type) {
            case "addresses official" -> "Office address";
            case "telephoneNumbers office" -> "Office number";
            case "telephoneNumbers fax" -> "Fax number";
            case "telephoneNumbers preferred" -> "Preferred telephone number";
            case "urls official" -> "Official URL";
            case "urls personal" -> "Personal URL";
            case "urls other" -> "Other URL";
            default ->
                switch (list) {
                    case "emailAddresses" -> "E-mail address";
                    case "telephoneNumbers" -> "Telephone number";
                    case "urls" -> "URL";
                    default -> "Address";
                };
        };
    }
}
