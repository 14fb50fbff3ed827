package campus.contacts.jdbc.directory;

import campus.contacts.directory.DirectoryPerson;
import campus.contacts.directory.DirectorySortKey;
import campus.contacts.directory.FoldedText;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Person;
import campus.contacts.people.ReleasePolicies;
import campus.contacts.people.ReleasePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Derives the rows by which the directory finds people from their entries: one for each person, role and element of a list. */
public final class DirectoryRows {
    /** The levels at which a viewer may see attributes, lowest first. */
    private static final List<ReleasePolicy> LEVELS = List.of(ReleasePolicy.PUBLIC, ReleasePolicy.INTERNAL);

    private static final DirectoryAttribute IDENTIFIERS =
            DirectoryAttribute.PERSON.part("identifiers").orElseThrow();
    private static final DirectoryAttribute NAMES =
            DirectoryAttribute.PERSON.part("names").orElseThrow();
    private static final DirectoryAttribute ROLE =
            DirectoryAttribute.PERSON.part("roles").orElseThrow();
    private static final DirectoryAttribute MAJORS = ROLE.part("majors").orElseThrow();

    private static final List<DirectoryAttribute> OF_PERSON = singles(DirectoryAttribute.PERSON);
    private static final List<DirectoryAttribute> OF_ROLE = singles(ROLE);

    /** The columns by attribute. */
    private static final Map<String, String> COLUMNS = new ConcurrentHashMap<>();

    private static final TargetTable PERSON = target(
            "directory_person",
            "netid, resource_key, is_private, is_visible, release_policy, has_policies, policy_lists, family_sort_key, given_sort_key",
            OF_PERSON);
    private static final TargetTable IDENTIFIER = target("directory_identifier", "", IDENTIFIERS.parts());
    private static final TargetTable NAME = target("directory_name", "", NAMES.parts());
    private static final TargetTable DIRECTORY_ROLE = target(
            "directory_role",
            "role_number, role_key, is_visible, release_policy, has_policies, policy_lists, role_id, sor",
            OF_ROLE);
    private static final TargetTable MAJOR = target("directory_major", "role_number", MAJORS.parts());

    private final String authority;
    private final BulkWriter bulk;

    /** @param bulk takes the rows after those of the people */
    public DirectoryRows(BulkWriter bulk, String authority) {
        this.authority = authority;
        this.bulk = bulk;
    }

    /** Deletes the rows of these people. */
    public static void forget(Handle handle, Long[] people) {
        for (String table : List.of("person", "identifier", "name", "role", "major")) {
            SqlFragment.of("delete from directory_" + table + " where person_id = any(:people)", "people", people)
                    .execute(handle);
        }
    }

    public void add(long number, Person person) {
        DirectoryPerson whole = DirectoryPerson.of(person);
        Map<ReleasePolicy, Optional<Value.Struct>> seen = new HashMap<>();
        for (ReleasePolicy level : LEVELS) {
            seen.put(level, whole.visibleTo(level));
            person(row(number, level), person, seen.get(level));
        }
        elements(IDENTIFIERS, seen, level -> row(number, level), IDENTIFIER);
        elements(NAMES, seen, level -> row(number, level), NAME);
        List<DirectoryEntry.Role> roles = person.entry().roles();
        for (int i = 0; i < roles.size(); i++) {
            role(number, i, whole, roles.get(i));
        }
    }

    private void person(Map<String, Object> row, Person person, Optional<Value.Struct> seen) {
        DirectorySortKey order = DirectorySortKey.of(person.netid(), seen);
        row.put("netid", person.netid().value());
        row.put("resource_key", person.resource(authority).key());
        row.put("is_private", person.standing().isPrivate());
        row.put("is_visible", seen.isPresent());
        row.put("release_policy", policy(person.entry().releases().whole()));
        putPolicies(row, person.entry().releases(), DirectoryTarget.LISTS_OF_PERSON, seen);
        row.put("family_sort_key", order.family());
        row.put("given_sort_key", order.given());
        fill(row, OF_PERSON, seen);
        bulk.add(PERSON, row);
    }

    private void role(long person, int number, DirectoryPerson whole, DirectoryEntry.Role role) {
        Map<ReleasePolicy, Optional<Value.Struct>> seen = new HashMap<>();
        for (ReleasePolicy level : LEVELS) {
            Optional<Value.Struct> shown = whole.roleSeenAt(role, level);
            seen.put(level, shown);
            Map<String, Object> row = row(person, level);
            row.put("role_number", (short) number);
            row.put("role_key", Person.role(role.id(), authority).key());
            row.put("is_visible", shown.isPresent());
            row.put("release_policy", policy(whole.wholeOf(role)));
            putPolicies(row, role.releases(), DirectoryTarget.LISTS_OF_ROLE, shown);
            Optional<Value.Struct> meta = meta(shown);
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

    private static Optional<Value.Struct> meta(Optional<Value.Struct> shown) {
        return shown.map(all -> all.get("meta"))
                .filter(Value.Struct.class::isInstance)
                .map(Value.Struct.class::cast);
    }

    /** The columns that decide whether {@code meta.release} is shown; read by {@code DirectorySearch.hasPolicies}. */
    private static void putPolicies(
            Map<String, Object> row, ReleasePolicies releases, List<String> lists, Optional<Value.Struct> shown) {
        row.put(
                "has_policies",
                meta(shown)
                        .filter(meta -> meta.members().containsKey("release"))
                        .isPresent());
        row.put("policy_lists", String.join(" ", releases.amongTold(lists)));
    }

    /** Adds one row for each element, at the lowest level that shows it. */
    private void elements(
            DirectoryAttribute list,
            Map<ReleasePolicy, Optional<Value.Struct>> seen,
            Function<ReleasePolicy, Map<String, Object>> row,
            TargetTable target) {
        List<Value.Struct> before = new ArrayList<>();
        for (ReleasePolicy level : LEVELS) {
            for (Value.Struct element :
                    seen.get(level).map(all -> all.structs(list.name())).orElse(List.of())) {
                if (!before.contains(element)) {
                    Map<String, Object> values = row.apply(level);
                    fill(values, list.parts(), Optional.of(element));
                    bulk.add(target, values);
                    before.add(element);
                }
            }
        }
    }

    private static Map<String, Object> row(long person, ReleasePolicy level) {
        Map<String, Object> row = new HashMap<>();
        row.put("person_id", person);
        row.put("viewer_level", (short) level.code());
        return row;
    }

    /** Returns the code of a policy; -1 when there is none. */
    static short policy(Optional<ReleasePolicy> release) {
        return (short) (int) release.map(ReleasePolicy::code).orElse(-1);
    }

    private static void fill(
            Map<String, Object> row, List<DirectoryAttribute> attributes, Optional<Value.Struct> from) {
        attributes.forEach(attribute -> row.put(column(attribute.name()), value(from, attribute.name())));
    }

    /** Returns a value as it is stored in a column: a folded text or a number; null when there is none. */
    static Object value(Optional<Value.Struct> from, String name) {
        Value value = from.map(structure -> structure.get(name)).orElse(Value.NULL);
        if (value instanceof Value.Text text) {
            return FoldedText.of(text.value());
        }
        return value instanceof Value.Number number ? number.value().intValue() : null;
    }

    /** Returns the column of an attribute: {@code postal_code} for {@code postalCode}. */
    static String column(String attribute) {
        return COLUMNS.computeIfAbsent(
                attribute, name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
    }

    private static List<DirectoryAttribute> singles(DirectoryAttribute of) {
        return of.parts().stream()
                .filter(part ->
                        part.form() == DirectoryAttribute.Form.TEXT || part.form() == DirectoryAttribute.Form.INTEGER)
                .toList();
    }

    private static TargetTable target(String table, String more, List<DirectoryAttribute> attributes) {
        List<String> columns = new ArrayList<>(List.of("person_id", "viewer_level"));
        if (!more.isEmpty()) {
            columns.addAll(List.of(more.split(", ")));
        }
        attributes.forEach(attribute -> columns.add(column(attribute.name())));
        return new TargetTable(table, columns);
    }
}
