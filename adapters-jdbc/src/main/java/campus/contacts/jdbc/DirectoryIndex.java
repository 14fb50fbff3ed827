package campus.contacts.jdbc;

import campus.contacts.Value;
import campus.contacts.people.Attribute;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.DirectoryOrder;
import campus.contacts.people.DirectoryPerson;
import campus.contacts.people.Folded;
import campus.contacts.people.Person;
import campus.contacts.people.Release;
import campus.contacts.people.Releases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What the directory finds people by, written from their entries: a row for each person, role and element of a list. */
final class DirectoryIndex {
    /** Who may see things at all, those who see the least first. */
    private static final List<Release> LEVELS = List.of(Release.PUBLIC, Release.INTERNAL);

    private static final Attribute IDENTIFIERS =
            Attribute.PERSON.part("identifiers").orElseThrow();
    private static final Attribute NAMES = Attribute.PERSON.part("names").orElseThrow();
    private static final Attribute ROLE = Attribute.PERSON.part("roles").orElseThrow();
    private static final Attribute MAJORS = ROLE.part("majors").orElseThrow();

    private static final List<Attribute> OF_PERSON = singles(Attribute.PERSON);
    private static final List<Attribute> OF_ROLE = singles(ROLE);

    /** The columns of attributes. */
    private static final Map<String, String> COLUMNS = new ConcurrentHashMap<>();

    private static final Target PERSON = target(
            "directory_person",
            "netid, resource_key, is_private, is_visible, release_policy, has_policies, policy_lists, family_sort_key, given_sort_key",
            OF_PERSON);
    private static final Target IDENTIFIER = target("directory_identifier", "", IDENTIFIERS.parts());
    private static final Target NAME = target("directory_name", "", NAMES.parts());
    private static final Target DIRECTORY_ROLE = target(
            "directory_role",
            "role_number, role_key, is_visible, release_policy, has_policies, policy_lists, role_id, sor",
            OF_ROLE);
    private static final Target MAJOR = target("directory_major", "role_number", MAJORS.parts());

    private final String authority;
    private final Bulk bulk;

    /** @param bulk where the rows go, when the people are there */
    DirectoryIndex(Bulk bulk, String authority) {
        this.authority = authority;
        this.bulk = bulk;
    }

    /** Forgets all that is derived from the entries of these people. */
    static void forget(Handle handle, Long[] people) {
        for (String table : List.of("person", "identifier", "name", "role", "major")) {
            Sql.of("delete from directory_" + table + " where person_id = any(:people)", "people", people)
                    .execute(handle);
        }
    }

    void add(long number, Person person) {
        DirectoryPerson whole = DirectoryPerson.of(person);
        Map<Release, Optional<Value.Structure>> seen = new HashMap<>();
        for (Release level : LEVELS) {
            seen.put(level, whole.seenAt(level));
            person(row(number, level), person, seen.get(level));
        }
        elements(IDENTIFIERS, seen, level -> row(number, level), IDENTIFIER);
        elements(NAMES, seen, level -> row(number, level), NAME);
        List<DirectoryEntry.Role> roles = person.entry().roles();
        for (int i = 0; i < roles.size(); i++) {
            role(number, i, whole, roles.get(i));
        }
    }

    private void person(Map<String, Object> row, Person person, Optional<Value.Structure> seen) {
        DirectoryOrder order = DirectoryOrder.of(person.netid(), seen);
        row.put("netid", person.netid().value());
        row.put("resource_key", person.resource(authority).key());
        row.put("is_private", person.standing().isPrivate());
        row.put("is_visible", seen.isPresent());
        row.put("release_policy", policy(person.entry().releases().whole()));
        putPolicies(row, person.entry().releases(), DirectoryPlace.LISTS_OF_PERSON, seen);
        row.put("family_sort_key", order.family());
        row.put("given_sort_key", order.given());
        fill(row, OF_PERSON, seen);
        bulk.add(PERSON, row);
    }

    private void role(long person, int number, DirectoryPerson whole, DirectoryEntry.Role role) {
        Map<Release, Optional<Value.Structure>> seen = new HashMap<>();
        for (Release level : LEVELS) {
            Optional<Value.Structure> shown = whole.roleSeenAt(role, level);
            seen.put(level, shown);
            Map<String, Object> row = row(person, level);
            row.put("role_number", (short) number);
            row.put("role_key", Person.role(role.id(), authority).key());
            row.put("is_visible", shown.isPresent());
            row.put("release_policy", policy(whole.wholeOf(role)));
            putPolicies(row, role.releases(), DirectoryPlace.LISTS_OF_ROLE, shown);
            Optional<Value.Structure> meta = meta(shown);
            row.put("role_id", value(meta, "id"));
            row.put("sor", value(meta, "sor"));
            fill(row, OF_ROLE, shown);
            bulk.add(DIRECTORY_ROLE, row);
        }
        elements(
                MAJORS,
                seen,
                level -> {
                    Map<String, Object> row = row(person, level);
                    row.put("role_number", (short) number);
                    return row;
                },
                MAJOR);
    }

    private static Optional<Value.Structure> meta(Optional<Value.Structure> shown) {
        return shown.map(all -> all.get("meta"))
                .filter(Value.Structure.class::isInstance)
                .map(Value.Structure.class::cast);
    }

    /** The columns that decide whether {@code meta.release} is shown; read by {@code DirectorySearch.hasPolicies}. */
    private static void putPolicies(
            Map<String, Object> row, Releases releases, List<String> lists, Optional<Value.Structure> shown) {
        row.put(
                "has_policies",
                meta(shown)
                        .filter(meta -> meta.members().containsKey("release"))
                        .isPresent());
        row.put("policy_lists", String.join(" ", releases.amongTold(lists)));
    }

    /** One row for each element, at the least level that shows it. */
    private void elements(
            Attribute list,
            Map<Release, Optional<Value.Structure>> seen,
            Function<Release, Map<String, Object>> row,
            Target target) {
        List<Value.Structure> before = new ArrayList<>();
        for (Release level : LEVELS) {
            for (Value.Structure element :
                    seen.get(level).map(all -> all.structures(list.name())).orElse(List.of())) {
                if (!before.contains(element)) {
                    Map<String, Object> values = row.apply(level);
                    fill(values, list.parts(), Optional.of(element));
                    bulk.add(target, values);
                    before.add(element);
                }
            }
        }
    }

    private static Map<String, Object> row(long person, Release level) {
        Map<String, Object> row = new HashMap<>();
        row.put("person_id", person);
        row.put("viewer_level", (short) level.code());
        return row;
    }

    /** -1 where nobody said anything. */
    static short policy(Optional<Release> release) {
        return (short) (int) release.map(Release::code).orElse(-1);
    }

    private static void fill(Map<String, Object> row, List<Attribute> attributes, Optional<Value.Structure> from) {
        attributes.forEach(attribute -> row.put(column(attribute.name()), value(from, attribute.name())));
    }

    /** A value as the columns have it: a folded text or a number, null for none. */
    static Object value(Optional<Value.Structure> from, String name) {
        Value value = from.map(structure -> structure.get(name)).orElse(Value.NULL);
        if (value instanceof Value.Text text) {
            return Folded.of(text.value());
        }
        return value instanceof Value.Number number ? number.value().intValue() : null;
    }

    /** The column of an attribute: {@code postal_code} for {@code postalCode}. */
    static String column(String attribute) {
        return COLUMNS.computeIfAbsent(
                attribute, name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }

    private static List<Attribute> singles(Attribute of) {
        return of.parts().stream()
                .filter(part -> part.form() == Attribute.Form.TEXT || part.form() == Attribute.Form.INTEGER)
                .toList();
    }

    private static Target target(String table, String more, List<Attribute> attributes) {
        List<String> columns = new ArrayList<>(List.of("person_id", "viewer_level"));
        if (!more.isEmpty()) {
            columns.addAll(List.of(more.split(", ")));
        }
        attributes.forEach(attribute -> columns.add(column(attribute.name())));
        return new Target(table, columns);
    }
}
