package campus.contacts.people;

import campus.contacts.osid.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The closed sets of values that the campus uses, such as its contact types and terms.
 *
 * @param items by the name of the list and by id, each in order
 */
public record ValueLists(Map<String, Map<String, Item>> items) {
    public static final String CONTACT_TYPES = "contact_types";
    public static final String PERSONAL_RELATIONSHIP_TYPES = "personal_relationship_types";
    public static final String STATES = "states";
    public static final String COUNTRIES = "countries";
    public static final String ADDRESS_TYPES = "address_types";
    public static final String TELEPHONE_TYPES = "telephone_types";
    public static final String DPLANS = "dplans";
    public static final String DPLAN_SOURCES = "dplan_sources";
    public static final String TERMS = "terms";
    /** The reasons why a contact ended, OSID's process states. */
    public static final String END_REASONS = "end_reasons";

    private static final String STATE = "process.State";

    /** The names of all lists. */
    public static final List<String> NAMES = List.of(
            CONTACT_TYPES,
            PERSONAL_RELATIONSHIP_TYPES,
            STATES,
            COUNTRIES,
            ADDRESS_TYPES,
            TELEPHONE_TYPES,
            DPLANS,
            DPLAN_SOURCES,
            TERMS,
            END_REASONS);

    /** An instance without values. */
    public static final ValueLists NONE = new ValueLists(Map.of());

    public ValueLists {
        Map<String, Map<String, Item>> all = new LinkedHashMap<>();
        for (String name : NAMES) {
            all.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(items.getOrDefault(name, Map.of()))));
        }
        items = Collections.unmodifiableMap(all);
    }

    /**
     * One value.
     *
     * @param isActive whether it may still be chosen; an inactive one is still shown where it is used
     * @param source for contact types the code of the data source that uses them; otherwise null
     * @param changedAt to the millisecond
     */
    public record Item(
            String id,
            String name,
            boolean isActive,
            @Nullable String source,
            Instant changedAt) {
        public Item {
            Objects.requireNonNull(id);
            Objects.requireNonNull(name);
            changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * Returns the same lists, with the Ids of OSID in place of the short ids of end reasons: {@code moved} becomes {@code
     * process.State:moved@authority}. An id that is an Id already is kept.
     */
    public ValueLists withStateIds(String authority) {
        Map<String, Map<String, Item>> all = new LinkedHashMap<>(items);
        Map<String, Item> reasons = new LinkedHashMap<>();
        for (Item item : values(END_REASONS)) {
            String id = Id.find(item.id())
                    .orElseGet(() -> Id.of(STATE, item.id(), authority))
                    .toString();
            reasons.put(id, new Item(id, item.name(), item.isActive(), item.source(), item.changedAt()));
        }
        all.put(END_REASONS, reasons);
        return new ValueLists(all);
    }

    /** Returns the values of one of {@link #NAMES}, in order. */
    public Collection<Item> values(String list) {
        return Objects.requireNonNull(items.get(list)).values();
    }

    /** Returns the value of that id, active or not. */
    public Optional<Item> find(String list, String id) {
        return Optional.ofNullable(items.getOrDefault(list, Map.of()).get(id));
    }

    /** Returns the value of that id if it is active. */
    public Optional<Item> choose(String list, String id) {
        return find(list, id).filter(Item::isActive);
    }
}
