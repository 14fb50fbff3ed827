package campus.contacts.service.peopleimport;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.service.people.document.PersonalContactDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Defines the optional values of an import line and removes those that are invalid (campus facades, section 2).
 *
 * <p>Required, and never removed: the single network identifier, a name with {@code family}, {@code private} and {@code
 * student}, every release policy (without it data would be shown to more people than intended), the roles with their
 * {@code meta} (ids depend on their order), and unknown members (their meaning is not known). Everything else is
 * optional. The single values of a person, name or role and the parts of an address are removed individually; a value
 * in a list, a plan or a contact is removed as a whole if an identifying member is invalid. A list member that is not a
 * list counts as absent.
 *
 * <p>An instance serves a single line.
 */
final class OptionalValues {
    private static final String ELEMENTS = "/*";

    /** The ways of removing a value. */
    private enum Omission {
        /** Removes the member. */
        MEMBER,
        /** Removes the innermost list element that contains the value. */
        ELEMENT,
        /** Replaces a required member by null. */
        NULL,
        /** Replaces a required member by an empty list. */
        EMPTY
    }

    /** By pointer, in which every index is replaced by {@code *}. */
    private static final Map<String, Omission> OMISSIONS = omissions();

    /** By the pointer to a list of the original line, the indexes of the removed elements. */
    private final Map<String, Set<Integer>> left = new HashMap<>();

    private static Map<String, Omission> omissions() {
        Map<String, Omission> all = new HashMap<>();
        put(all, Omission.MEMBER, "", "primaryAffiliation", "primaryCampus", "primarySubaffiliation");
        put(all, Omission.MEMBER, "/names/*", "middle", "given", "formatted", "language");
        putElements(all, "/names", "family", "type");
        putElements(all, "/identifiers", "identifier", "type");
        putList(all, "/emailAddresses", "address", "type");
        putList(all, "/telephoneNumbers", "number", "type");
        putList(all, "/urls", "url", "type");
        DirectoryAttribute.PERSON.part("roles").orElseThrow().parts().stream()
                .filter(part ->
                        part.form() == DirectoryAttribute.Form.TEXT || part.form() == DirectoryAttribute.Form.INTEGER)
                .forEach(part -> put(all, Omission.MEMBER, "/roles/*", part.name()));
        putList(all, "/roles/*/majors", "major", "type");
        putList(all, "/roles/*/telephoneNumbers", "number", "type");
        putList(all, "/roles/*/addresses", "type");
        put(
                all,
                Omission.MEMBER,
                "/roles/*/addresses/*",
                "country",
                "formatted",
                "locality",
                "postalCode",
                "region",
                "room",
                "street");
        putList(all, "/dplans", "term_code", "dplan_id", "dplan_source_id");
        putList(all, "/email_addresses", "email_address", "data_source", "data_source_data");
        put(all, Omission.MEMBER, "/email_addresses/*", "is_primary");
        putContacts(all);
        return Map.copyOf(all);
    }

    private static void putContacts(Map<String, Omission> all) {
        String contact = "/contacts/*";
        putList(
                all,
                "/contacts",
                "contact_type_id",
                "priority",
                "personal_relationship_id",
                "first_name",
                "last_name",
                "name",
                "data_source");
        put(all, Omission.NULL, contact, "middle_name", "email");
        put(all, Omission.EMPTY, contact, "addresses", "telephone_numbers");
        PersonalContactDocument.ADDRESS.forEach(part -> put(all, Omission.NULL, contact + "/addresses/*", part));
        putElements(all, contact + "/addresses");
        put(all, Omission.NULL, contact + "/telephone_numbers/*", "area_code", "extension", "number_type");
        putElements(all, contact + "/telephone_numbers", "number");
    }

    private static void put(Map<String, Omission> all, Omission omission, String of, String... members) {
        for (String member : members) {
            all.put(of + '/' + member, omission);
        }
    }

    private static void putElements(Map<String, Omission> all, String list, String... members) {
        all.put(list + ELEMENTS, Omission.ELEMENT);
        put(all, Omission.ELEMENT, list + ELEMENTS, members);
    }

    private static void putList(Map<String, Omission> all, String list, String... members) {
        all.put(list, Omission.MEMBER);
        putElements(all, list, members);
    }

    /** Returns whether all of these problems are in values that can be removed. */
    boolean canLeaveOut(Collection<Refusal.Detail> problems) {
        return !problems.isEmpty() && problems.stream().allMatch(problem -> omission(problem.pointer()) != null);
    }

    private static @Nullable Omission omission(String pointer) {
        return OMISSIONS.get(value(pointer).replaceAll("/[0-9]+(?=/|$)", ELEMENTS));
    }

    /** Returns the pointer of the value to remove: the data of a source for an address is removed as a whole. */
    private static String value(String pointer) {
        return pointer.replaceFirst("(?s)^(/email_addresses/[0-9]+/data_source_data)/.*", "$1");
    }

    /**
     * Returns the problems with pointers into the original line, from whose lists elements may have been removed since.
     */
    List<Refusal.Detail> inOriginal(List<Refusal.Detail> problems) {
        return problems.stream()
                .map(problem -> new Refusal.Detail(original(problem.pointer()), problem.message()))
                .toList();
    }

    private String original(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String segment : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            Set<Integer> gone = left.get(path.toString());
            path.append('/').append(gone == null ? segment : shifted(Integer.parseInt(segment), gone));
        }
        return pointer.isEmpty() ? pointer : path.toString();
    }

    private static int shifted(int place, Set<Integer> gone) {
        int shifted = place;
        for (int index : gone) {
            if (index > shifted) {
                break;
            }
            shifted++;
        }
        return shifted;
    }

    /** Returns the line without the values that have these problems; all of them can be removed. */
    Value.Struct without(Value.Struct line, List<Refusal.Detail> problems) {
        Map<String, Map<String, Omission>> byParent = new HashMap<>();
        List<String> elements = new ArrayList<>();
        for (Refusal.Detail problem : problems) {
            Omission omission = omission(problem.pointer());
            String value = value(problem.pointer());
            String pointer = omission == Omission.ELEMENT ? value.replaceFirst("^(.*/[0-9]+)(/.*)?$", "$1") : value;
            int end = pointer.lastIndexOf('/');
            byParent.computeIfAbsent(pointer.substring(0, end), none -> new HashMap<>())
                    .put(pointer.substring(end + 1), omission);
            if (omission == Omission.ELEMENT) {
                elements.add(original(pointer));
            }
        }
        for (String element : elements) {
            int end = element.lastIndexOf('/');
            left.computeIfAbsent(element.substring(0, end), none -> new TreeSet<>())
                    .add(Integer.valueOf(element.substring(end + 1)));
        }
        return (Value.Struct) without(line, "", byParent);
    }

    private static Value without(Value value, String pointer, Map<String, Map<String, Omission>> byParent) {
        Map<String, Omission> omissions = byParent.getOrDefault(pointer, Map.of());
        if (value instanceof Value.Struct structure) {
            Map<String, Value> members = new LinkedHashMap<>();
            structure.members().forEach((name, member) -> {
                if (!omissions.containsKey(name)) {
                    members.put(name, without(member, Refusal.Detail.member(pointer, name), byParent));
                }
            });
            omissions.forEach((name, omission) -> {
                if (omission == Omission.NULL || omission == Omission.EMPTY) {
                    members.put(name, omission == Omission.NULL ? Value.NULL : new Value.Array(List.of()));
                }
            });
            return new Value.Struct(members);
        } else if (value instanceof Value.Array sequence) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < sequence.values().size(); i++) {
                if (!omissions.containsKey(Integer.toString(i))) {
                    elements.add(without(sequence.values().get(i), pointer + '/' + i, byParent));
                }
            }
            return new Value.Array(elements);
        }
        return value;
    }
}
