package campus.contacts.service.peopleimport;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Person;
import campus.contacts.records.AddressTextFormatter;
import campus.contacts.records.BuiltInTypes;
import campus.contacts.records.DataSource;
import campus.contacts.service.DataSourceBooks;
import campus.contacts.service.people.document.CountryCodes;
import campus.contacts.service.peopleimport.ImportLine.AddressPart;
import campus.contacts.service.peopleimport.ImportLine.ContactPart;
import campus.contacts.service.peopleimport.ImportLine.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values of a line that are stored as addresses and contacts, and checks them by their record types. */
final class DirectoryItemReader {
    private static final int MAX_STREET_LINES = 3;

    /** The pointer of a member in a list element, by the pointer of the record's property. */
    private static final Map<String, String> ORIGINS = Map.of(
            "/emailAddress/address", "/address",
            "/telephoneNumbers/0/number", "/number",
            "/url", "/url",
            "/postalAddress/street", "/street",
            "/directory/type", "/type",
            "/directory/release", "/release");

    /** The record types of the lists of single values, and the member that holds the value. */
    private static final Map<String, String> RECORDS =
            Map.of("emailAddresses", "email-address", "telephoneNumbers", "telephone-number", "urls", "url");

    private static final Map<String, String> EXAMPLES = Map.of(
            "emailAddresses", "name@example.edu",
            "telephoneNumbers", "+1 603-646-1110",
            "urls", "https://www.example.edu/");

    private static final Map<String, String> MEMBERS =
            Map.of("emailAddresses", "address", "telephoneNumbers", "number", "urls", "url");

    private final String authority;
    private final TypeCatalog types;
    private final CountryCodes countries;

    DirectoryItemReader(String authority, CountryCodes countries) {
        this.authority = authority;
        this.types = BuiltInTypes.catalog(authority);
        this.countries = countries;
    }

    /** Returns the elements of one of {@link DirectoryAttribute#PERSON_ADDRESSES}. */
    List<Item> ofPerson(String list, Value.Struct document, List<Refusal.Detail> problems) {
        List<Item> items = new ArrayList<>();
        List<Value.Struct> elements = document.structs(list);
        for (int i = 0; i < elements.size(); i++) {
            String pointer = '/' + list + '/' + i;
            item(list, elements.get(i), DataSourceBooks.DIRECTORY, null, pointer, problems)
                    .ifPresent(items::add);
        }
        return items;
    }

    /** Returns the elements of one of {@link DirectoryAttribute#ROLE_CONTACTS}. */
    List<Item> ofRole(String list, DirectoryEntry.Role role, String pointer, List<Refusal.Detail> problems) {
        String source =
                role.sor() == null ? DataSourceBooks.DIRECTORY : role.sor().toLowerCase(Locale.ROOT);
        requireSource(source, pointer + "/meta/sor", problems);
        ContactPart contact =
                new ContactPart(null, List.of(), RecordProperties.NONE, Person.role(role.id(), authority), true);
        List<Item> items = new ArrayList<>();
        List<Value.Struct> elements = role.attributes().structs(list);
        for (int i = 0; i < elements.size(); i++) {
            String place = pointer + '/' + list + '/' + i;
            item(list, elements.get(i), source, contact, place, problems).ifPresent(items::add);
        }
        return items;
    }

    /** Returns the rows of the Email Addresses API, without the members that the server adds. */
    List<Item> emailAddresses(List<Value.Struct> rows, List<Refusal.Detail> problems) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Value.Struct row = rows.get(i);
            String pointer = "/email_addresses/" + i;
            String source = row.text("data_source").orElse("");
            requireSource(source, pointer + "/data_source", problems);
            Map<String, Value> email = new LinkedHashMap<>();
            email.put("address", row.get("email_address"));
            email.put("isPrimary", row.get("is_primary"));
            email.put("sourceData", row.get("data_source_data"));
            String address = row.text("email_address").orElse("");
            String type = row.get("data_source_data") instanceof Value.Struct data
                    ? data.text("type").orElse("")
                    : "";
            EmailRowValidator.problems(row, source)
                    .forEach(problem ->
                            problems.add(new Refusal.Detail(pointer + problem.pointer(), problem.message())));
            RecordProperties properties = RecordProperties.of(Map.of("emailAddress", new Value.Struct(email)));
            add(
                            new Item(
                                    LineFingerprint.key(source, type, address),
                                    source,
                                    type.isBlank() ? "E-mail address" : DisplayText.cut(type),
                                    new AddressPart(types("email-address"), properties, null),
                                    null,
                                    pointer),
                            Map.of(
                                    "/emailAddress/address", "/email_address",
                                    "/emailAddress/isPrimary", "/is_primary",
                                    "/emailAddress", "/data_source_data"),
                            problems)
                    .ifPresent(items::add);
        }
        return items;
    }

    private Optional<Item> item(
            String list,
            Value.Struct element,
            String source,
            @Nullable ContactPart contact,
            String pointer,
            List<Refusal.Detail> problems) {
        Map<String, Value> properties = new LinkedHashMap<>();
        String record;
        String value;
        String text = null;
        if (list.equals("addresses")) {
            record = "postal-address";
            properties.put("postalAddress", postal(element, pointer, problems));
            String derived =
                    AddressTextFormatter.of(RecordProperties.of(properties)).orElse("");
            text = element.text("formatted")
                    .filter(formatted -> !formatted.equals(derived))
                    .orElse(null);
            value = text == null ? derived : text;
            if (value.isEmpty()) {
                return Optional.empty();
            }
        } else {
            record = Objects.requireNonNull(RECORDS.get(list));
            String member = Objects.requireNonNull(MEMBERS.get(list));
            Optional<String> given = element.text(member);
            if (given.isEmpty()) {
                problems.add(new Refusal.Detail(pointer + '/' + member, "is required, such as " + EXAMPLES.get(list)));
                return Optional.empty();
            }
            value = given.get();
            reached(list, new Value.Text(value), properties);
        }
        String type = element.text("type").orElse("");
        Map<String, Value> directory = new LinkedHashMap<>();
        directory.put("type", element.get("type"));
        directory.put("release", element.get("release"));
        properties.put("directory", new Value.Struct(directory));
        Item item = new Item(
                LineFingerprint.key(type, value),
                source,
                name(list, type),
                new AddressPart(types(record, "directory"), RecordProperties.of(properties), text),
                contact,
                pointer);
        return add(item, ORIGINS, problems);
    }

    private Optional<Item> add(Item item, Map<String, String> origins, List<Refusal.Detail> problems) {
        List<Refusal.Detail> found =
                types.problems(item.address().recordTypeIds(), item.address().properties());
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

    private Value.Struct postal(Value.Struct element, String pointer, List<Refusal.Detail> problems) {
        List<Value> street = new ArrayList<>();
        element.text("street")
                .ifPresent(lines -> lines.lines().map(Value.Text::new).forEach(street::add));
        if (street.size() > MAX_STREET_LINES) {
            problems.add(new Refusal.Detail(pointer + "/street", "must have at most " + MAX_STREET_LINES + " lines"));
        }
        Map<String, Value> postal = new LinkedHashMap<>();
        postal.put("street", new Value.Array(street.subList(0, Math.min(street.size(), MAX_STREET_LINES))));
        for (String part : List.of("room", "locality", "region", "postalCode")) {
            postal.put(part, element.get(part));
        }
        postal.put("country", countries.code(element.get("country")));
        postal.put("addressType", Value.NULL);
        return new Value.Struct(postal);
    }

    /** Sets the property of the record for an element of a list of single values. */
    private static void reached(String list, Value value, Map<String, Value> properties) {
        switch (list) {
            case "emailAddresses" ->
                properties.put("emailAddress", structure("address", value, "isPrimary", "sourceData"));
            case "telephoneNumbers" ->
                properties.put(
                        "telephoneNumbers",
                        new Value.Array(List.of(structure("number", value, "kind", "areaCode", "extension"))));
            default -> properties.put("url", value);
        }
    }

    private static Value structure(String member, Value value, String... unset) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put(member, value);
        for (String name : unset) {
            members.put(name, Value.NULL);
        }
        return new Value.Struct(members);
    }

    static void requireSource(String code, String pointer, List<Refusal.Detail> problems) {
        if (!DataSource.isCode(code)) {
            problems.add(new Refusal.Detail(pointer, DataSource.CODE));
        }
    }

    private List<Id> types(String... names) {
        List<Id> ids = new ArrayList<>();
        for (String name : names) {
            ids.add(Id.of("type.Type", name, authority));
        }
        return ids;
    }

    /** Returns the name of values of that type in the NYU document. */
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
