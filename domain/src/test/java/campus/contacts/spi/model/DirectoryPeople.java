package campus.contacts.spi.model;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;

import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Person;
import campus.contacts.people.Person.Standing;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.DirectoryModel.Human;
import campus.contacts.testing.Dice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Stores people of the naive model in a campus: their entries, and their addresses and contacts. */
public final class DirectoryPeople {
    /** A record type with every property that the directory reads. */
    public static final Id REACHED = Id.parse("record.Type:reached@campus.example");

    private DirectoryPeople() {}

    public static void save(CampusFixture campus, Human... humans) {
        campus.storage().write(unit -> {
            List<Person> people =
                    List.of(humans).stream().map(DirectoryPeople::person).toList();
            unit.people().lockAll(people.stream().map(Person::netid).toList());
            unit.people().save(people);
            return null;
        });
        for (Human human : humans) {
            reach(campus, human);
        }
    }

    static Person person(Human human) {
        return new Person(
                new Standing(human.isPrivate(), false),
                new DirectoryEntry(DirectoryEntry.withoutAddresses((Value.Struct) value(human.document()))),
                List.of(),
                NOON);
    }

    private static void reach(CampusFixture campus, Human human) {
        Id resource = resource(human.netid());
        for (String list : List.of("emailAddresses", "telephoneNumbers", "urls")) {
            DirectoryModel.elements(human.document().get(list)).forEach(each -> address(campus, resource, list, each));
        }
        for (Map<String, Object> role : DirectoryModel.elements(human.document().get("roles"))) {
            String roleId = (String) ((Map<?, ?>) role.get("meta")).get("id");
            for (String list : List.of("addresses", "telephoneNumbers")) {
                for (Map<String, Object> each : DirectoryModel.elements(role.get(list))) {
                    contact(campus, human.netid(), roleId, address(campus, null, list, each));
                }
            }
        }
    }

    public static Id resource(String netid) {
        return Id.of("resource.Resource", netid, StorageFixture.AUTHORITY);
    }

    public static Id contact(CampusFixture campus, String netid, String roleId, Id address) {
        return campus.contact(
                new Contact.Link(address, Id.of("personnel.Position", roleId, StorageFixture.AUTHORITY)),
                ContactForm.named("in a role").withAddressee(resource(netid)));
    }

    public static Id address(CampusFixture campus, Id resource, String list, Map<String, Object> element) {
        return campus.addresses()
                .create(ANYONE, new CreationRequest(null, List.of(REACHED), null), form(resource, list, element))
                .id();
    }

    public static AddressForm form(Id resource, String list, Map<String, Object> element) {
        Map<String, Value> properties = new LinkedHashMap<>();
        Map<String, Object> directory = new LinkedHashMap<>();
        directory.put("type", element.get("type"));
        directory.put("release", element.get("release"));
        properties.put("directory", value(directory));
        switch (list) {
            case "emailAddresses" -> properties.put("emailAddress", value(Map.of("address", element.get("address"))));
            case "telephoneNumbers" ->
                properties.put("telephoneNumbers", value(List.of(Map.of("number", element.get("number")))));
            case "urls" -> properties.put("url", value(element.get("url")));
            default -> properties.put("postalAddress", value(postal(element)));
        }
        AddressForm form =
                AddressForm.named(list).withResource(resource).withProperties(RecordProperties.of(properties));
        return form.withText((String) element.get("formatted"));
    }

    private static Map<String, Object> postal(Map<String, Object> element) {
        Map<String, Object> postal = new LinkedHashMap<>(element);
        postal.keySet().removeAll(List.of("formatted", "type", "release"));
        if (postal.get("street") instanceof String street) {
            postal.put("street", List.of(street.split("\n")));
        }
        return postal;
    }

    static Value value(Object object) {
        if (object instanceof Map<?, ?> map) {
            Map<String, Value> members = new LinkedHashMap<>();
            map.forEach((name, each) -> members.put((String) name, value(each)));
            return new Value.Struct(members);
        } else if (object instanceof List<?> list) {
            return new Value.Array(list.stream().map(DirectoryPeople::value).toList());
        } else if (object instanceof Integer number) {
            return new Value.Number(BigDecimal.valueOf(number));
        }
        return object == null ? Value.NULL : new Value.Text((String) object);
    }

    public static Object plain(Value value) {
        if (value instanceof Value.Struct structure) {
            Map<String, Object> map = new LinkedHashMap<>();
            structure.members().forEach((name, each) -> map.put(name, plain(each)));
            return map;
        } else if (value instanceof Value.Array sequence) {
            return sequence.values().stream().map(DirectoryPeople::plain).toList();
        } else if (value instanceof Value.Number number) {
            return number.value().intValueExact();
        }
        return ((Value.Text) value).value();
    }

    /** Returns a person of whom a netid and a family name are public. */
    public static Human named(String netid, String family) {
        return new Human(
                netid,
                false,
                Map.of(
                        "meta",
                        Map.of("release", Map.of("*", "public")),
                        "identifiers",
                        List.of(Map.of("type", "network", "identifier", netid)),
                        "names",
                        List.of(Map.of("family", family, "type", "official"))));
    }

    /** Returns a person with random data and random policies. */
    public static Human random(Dice dice, String netid) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("meta", Map.of("release", policies(dice, "primaryAffiliation", "primaryCampus", "names")));
        document.put("identifiers", identifiers(dice, netid));
        document.put("names", names(dice));
        document.put("primaryAffiliation", dice.pick(List.of("employee", "faculty", "student")));
        document.put("primaryCampus", dice.pick(ModelFilter.TEXTS));
        document.put("emailAddresses", several(dice, "official", "address"));
        document.put("telephoneNumbers", several(dice, "preferred", "number"));
        document.put("urls", several(dice, "personal", "url"));
        List<Object> roles = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            roles.add(role(dice, netid + '-' + i));
        }
        document.put("roles", roles);
        return new Human(netid, dice.oneIn(5), document);
    }

    private static List<Object> identifiers(Dice dice, String netid) {
        List<Object> identifiers = new ArrayList<>();
        identifiers.add(element(dice, "network", "identifier", netid.toUpperCase(Locale.ROOT)));
        if (dice.oneIn(2)) {
            identifiers.add(element(dice, "enterprise", "identifier", "N" + dice.below(9)));
        }
        return identifiers;
    }

    private static List<Object> names(Dice dice) {
        List<Object> names = new ArrayList<>();
        for (String type : dice.oneIn(2) ? List.of("official") : List.of("preferred", "official")) {
            Map<String, Object> name = element(dice, type, "family", text(dice));
            name.put("given", dice.pick(ModelFilter.TEXTS));
            name.put("formatted", dice.pick(ModelFilter.TEXTS));
            names.add(name);
        }
        return names;
    }

    private static Map<String, Object> role(Dice dice, String id) {
        Map<String, Object> role = new LinkedHashMap<>();
        Map<String, Object> meta = new LinkedHashMap<>(Map.of("id", id));
        meta.put("sor", dice.pick(List.of("sis", "hrs")));
        meta.put("release", policies(dice, "title", "classYear", "affiliation", "meta"));
        role.put("meta", meta);
        role.put("affiliation", dice.pick(List.of("student", "employee", "affiliate")));
        role.put("classYear", 2020 + dice.below(4));
        role.put("rankSor", 2020 + dice.below(3));
        role.put("title", dice.pick(ModelFilter.TEXTS));
        role.put("majors", dice.oneIn(2) ? List.of(Map.of("type", "primary", "major", text(dice))) : List.of());
        role.put("telephoneNumbers", several(dice, "office", "number"));
        List<Object> addresses = several(dice, "official", "formatted");
        if (!addresses.isEmpty()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> first = (Map<String, Object>) addresses.get(0);
            first.put("locality", text(dice));
            first.put("street", "1 " + text(dice) + "\nfloor 2");
        }
        addresses.removeIf(each -> !((Map<?, ?>) each).containsKey("street"));
        role.put("addresses", addresses);
        return role;
    }

    private static List<Object> several(Dice dice, String type, String part) {
        List<Object> several = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            several.add(element(dice, type, part, text(dice)));
        }
        return several;
    }

    private static Map<String, Object> element(Dice dice, String type, String part, String value) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put(part, value);
        element.put("type", type);
        if (!dice.oneIn(3)) {
            element.put("release", dice.pick(DirectoryModel.POLICIES));
        }
        return element;
    }

    private static String text(Dice dice) {
        return dice.pick(
                ModelFilter.TEXTS.stream().filter(text -> !text.isBlank()).toList());
    }

    private static Map<String, Object> policies(Dice dice, String... names) {
        Map<String, Object> policies = new LinkedHashMap<>();
        if (!dice.oneIn(3)) {
            policies.put("*", dice.oneIn(6) ? "none" : dice.oneIn(3) ? "internal" : "public");
        }
        for (String name : names) {
            if (dice.oneIn(2)) {
                policies.put(name, dice.pick(DirectoryModel.POLICIES));
            }
        }
        return policies;
    }
}
