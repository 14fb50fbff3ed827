package campus.contacts.rest.forms;

import campus.contacts.people.ValueLists;
import campus.contacts.people.ValueLists.Item;
import campus.contacts.rest.schema.ValueListFileReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that forms offer, by the name of the value list. */
public final class FormChoices {
    private static final String ZONES = "zones";
    private static final String UTC = "UTC";

    private final Map<String, List<Item>> lists = new HashMap<>();

    /**
     * @param lists the campus's lists
     * @param zone of the server, which is offered first
     */
    public FormChoices(ValueLists lists, ZoneId zone) {
        lists.items().forEach((name, items) -> this.lists.put(name, List.copyOf(items.values())));
        this.lists.computeIfPresent(
                ValueLists.COUNTRIES,
                (name, items) ->
                        items.stream().sorted(Comparator.comparing(Item::name)).toList());
        this.lists.put(ZONES, zones(zone));
    }

    private static List<Item> zones(ZoneId own) {
        List<Item> zones = new ArrayList<>(ValueListFileReader.zones());
        String id = isUtc(own) ? UTC : own.getId();
        Optional<Item> listed =
                zones.stream().filter(zone -> zone.id().equals(id)).findFirst();
        listed.ifPresent(zone -> {
            zones.remove(zone);
            zones.add(0, zone);
        });
        return List.copyOf(zones);
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneId.of("Z"));
    }

    /** Returns the values of the list that may be chosen, in order; empty for an unknown list. */
    List<Item> of(String list) {
        return lists.getOrDefault(list, List.of()).stream()
                .filter(Item::isActive)
                .toList();
    }

    /** Returns the label of a value, which may be inactive; the value itself where the list does not have it. */
    String title(String list, String value) {
        return lists.getOrDefault(list, List.of()).stream()
                .filter(item -> item.id().equals(value))
                .map(Item::name)
                .findFirst()
                .orElse(value);
    }
}
