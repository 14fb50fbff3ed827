package campus.contacts.spi.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A naive model of the directory: documents in the shape of the NYU IT Directory API, with a second implementation of
 * its release rules (campus facades, section 8). Nothing here calls the code under test.
 */
public final class DirectoryModel {
    static final List<String> POLICIES = List.of("public", "internal", "none");

    private static final Set<String> LISTS = Set.of(
            "emailAddresses", "identifiers", "names", "telephoneNumbers", "urls", "roles", "addresses", "majors");

    /** A person with all data. */
    public record Human(String netid, boolean isPrivate, Map<String, Object> document) {}

    public final List<Human> people = new ArrayList<>();

    /** Returns the data visible at a level; empty when there is none. */
    public static Map<String, Object> seen(Human human, String level) {
        return seen(human.document(), List.of(), POLICIES.indexOf(level));
    }

    /** @param above the policies of the enclosing person and role */
    private static Map<String, Object> seen(Map<String, Object> all, List<String> above, int level) {
        Map<String, Object> policies = releases(all);
        List<String> whole = new ArrayList<>(above);
        if (policies.containsKey("*")) {
            whole.add((String) policies.get("*"));
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.equals("roles")) {
                putList(
                        shown,
                        name,
                        elements(value).stream()
                                .map(role -> seen(role, whole, level))
                                .filter(role -> !role.isEmpty())
                                .toList());
            } else if (LISTS.contains(name)) {
                putList(
                        shown,
                        name,
                        elements(value).stream()
                                .filter(each -> shows(whole, each.get("release"), level))
                                .toList());
            } else if (!name.equals("meta") && shows(whole, policies.get(name), level)) {
                shown.put(name, value);
            }
        });
        Map<String, Object> meta = new LinkedHashMap<>();
        if (all.get("meta") instanceof Map<?, ?> stated && shows(whole, policies.get("meta"), level)) {
            stated.forEach((name, value) -> {
                if (!name.equals("release")) {
                    meta.put((String) name, value);
                }
            });
        }
        if (shown.isEmpty() && meta.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> kept = new LinkedHashMap<>(policies);
        boolean hasMeta = !meta.isEmpty();
        kept.keySet()
                .removeIf(name -> !name.equals("*") && !shown.containsKey(name) && !(hasMeta && name.equals("meta")));
        if (!kept.isEmpty()) {
            meta.put("release", kept);
        }
        if (!meta.isEmpty()) {
            shown.put("meta", meta);
        }
        return shown;
    }

    private static void putList(Map<String, Object> shown, String name, List<Map<String, Object>> elements) {
        if (!elements.isEmpty()) {
            shown.put(name, elements);
        }
    }

    private static boolean shows(List<String> whole, Object own, int level) {
        List<Object> given = new ArrayList<>(whole);
        if (own != null) {
            given.add(own);
        }
        int strictest = given.stream().mapToInt(POLICIES::indexOf).max().orElse(POLICIES.indexOf("internal"));
        return strictest <= level;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> releases(Map<String, Object> all) {
        return all.get("meta") instanceof Map<?, ?> meta && meta.get("release") instanceof Map<?, ?> policies
                ? (Map<String, Object>) policies
                : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> elements(Object list) {
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }

    /** Returns the netids of the matching people that are visible to such a caller, in order. */
    public List<String> found(String level, boolean seesPrivate, ModelFilter ask) {
        Map<Human, Map<String, Object>> there = new LinkedHashMap<>();
        for (Human human : people) {
            Map<String, Object> seen = seen(human, level);
            if ((seesPrivate || !human.isPrivate()) && !seen.isEmpty() && (ask == null || ask.holds(seen))) {
                there.put(human, seen);
            }
        }
        Comparator<Human> byName = Comparator.comparing(human -> name(there.get(human)), DirectoryModel::compareNames);
        return there.keySet().stream()
                .sorted(byName.thenComparing(Human::netid))
                .map(Human::netid)
                .toList();
    }

    /** Returns the first visible name: official, then preferred. */
    private static Map<String, Object> name(Map<String, Object> seen) {
        List<Map<String, Object>> names = elements(seen.get("names"));
        for (String type : List.of("official", "preferred")) {
            for (Map<String, Object> name : names) {
                if (type.equals(name.get("type"))) {
                    return name;
                }
            }
        }
        return names.isEmpty() ? null : names.get(0);
    }

    private static int compareNames(Map<String, Object> one, Map<String, Object> other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? 1 : -1;
        }
        int byFamily = compare(part(one, "family"), part(other, "family"));
        return byFamily != 0 ? byFamily : compare(part(one, "given"), part(other, "given"));
    }

    private static String part(Map<String, Object> name, String part) {
        return fold((String) name.getOrDefault(part, ""));
    }

    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .mapToObj(letter ->
                        Character.toString(Character.toUpperCase(letter)).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Compares in the order of code points. */
    static int compare(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    /** Returns the values at a path, through every element of lists. */
    public static List<Object> values(Object from, List<String> path) {
        if (from == null) {
            return List.of();
        }
        if (from instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(each -> all.addAll(values(each, path)));
            return all;
        }
        return path.isEmpty()
                ? List.of(from)
                : values(((Map<?, ?>) from).get(path.get(0)), path.subList(1, path.size()));
    }

    /** Returns an equal value with the names in a fixed order. */
    public static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, each) -> sorted.put((String) name, sorted(each)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(DirectoryModel::sorted).toList()
                : value;
    }
}
