package campus.contacts.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * The grants of one caller.
 *
 * @param name the subject of the caller's tokens
 * @param places the names of books, or {@link #EVERYWHERE}, by function
 */
record Grants(String name, Map<String, Set<String>> places) {
    static final String EVERYWHERE = "*";
    static final List<String> FUNCTIONS = List.of("lookup", "create", "link", "update", "delete", "organize");

    /** The functions that allow an action when granted with lookup only; {@code link} only adds to {@code create}. */
    private static final List<String> ALONE = List.of("create", "update", "delete", "organize");

    private static final long SEED = 4;
    private static final int ROLLED = 20;

    static final Grants ALL = new Grants("all", everything());
    static final Grants NONE = new Grants("none", Map.of());

    Set<String> of(String function) {
        return places.getOrDefault(function, Set.of());
    }

    /** Returns every function on every place: alone, together with another, and with all others everywhere; and random combinations. */
    static List<Grants> every(Set<String> books) {
        List<String> places = new ArrayList<>(books);
        places.add(EVERYWHERE);
        List<Grants> grants = new ArrayList<>(List.of(NONE, ALL));
        for (String place : places) {
            grants.add(new Grants("only looks up on " + place, Map.of("lookup", Set.of(place))));
            Map<String, Set<String>> all = everything();
            all.put("lookup", Set.of(place));
            grants.add(new Grants("does everything, seeing " + place, all));
            grants.add(new Grants(
                    "sees and creates everywhere and may link on " + place,
                    Map.of("lookup", Set.of(EVERYWHERE), "create", Set.of(EVERYWHERE), "link", Set.of(place))));
            for (String function : ALONE) {
                Set<String> there = Set.of(place);
                grants.add(new Grants(
                        "sees everything and may " + function + " on " + place,
                        Map.of("lookup", Set.of(EVERYWHERE), function, there)));
                grants.add(new Grants(
                        "sees and may " + function + " on " + place, Map.of("lookup", there, function, there)));
            }
        }
        FUNCTIONS.forEach(function ->
                grants.add(new Grants("sees nothing and may " + function, Map.of(function, Set.of(places.get(0))))));
        Random dice = new Random(SEED);
        for (int i = 0; i < ROLLED; i++) {
            grants.add(new Grants("thrown " + i, thrown(dice, places)));
        }
        return grants;
    }

    private static Map<String, Set<String>> everything() {
        Map<String, Set<String>> all = new HashMap<>();
        FUNCTIONS.forEach(function -> all.put(function, Set.of(EVERYWHERE)));
        return all;
    }

    private static Map<String, Set<String>> thrown(Random dice, List<String> places) {
        Map<String, Set<String>> thrown = new TreeMap<>();
        for (String function : FUNCTIONS) {
            Set<String> on = new HashSet<>();
            for (int i = dice.nextInt(3); i > 0; i--) {
                on.add(places.get(dice.nextInt(places.size() - 1)));
            }
            thrown.put(function, on);
        }
        return thrown;
    }
}
