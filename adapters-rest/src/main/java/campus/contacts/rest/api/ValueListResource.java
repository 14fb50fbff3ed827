package campus.contacts.rest.api;

import campus.contacts.Caller;
import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.people.ValueLists.Item;
import campus.contacts.query.Attributes;
import campus.contacts.query.Attributes.Form;
import campus.contacts.query.Filter;
import campus.contacts.rest.Exchange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One of the value lists, such as {@code /api/terms}. */
public final class ValueListResource {
    private static final Attributes ATTRIBUTES = new Attributes(Map.of(
            "id", Form.TEXT,
            "name", Form.TEXT,
            "is_active", Form.FLAG,
            "cache_date", Form.MOMENT));

    private final Map<String, Item> items;
    private final List<Value.Structure> rows;
    private final Collection collection;

    /** @param name of the list */
    public ValueListResource(Facades facades, String name) {
        this.items = facades.lists().items().get(name);
        this.rows = items.values().stream()
                .sorted(Comparator.comparing(Item::id))
                .map(ValueListResource::row)
                .toList();
        this.collection = new Collection(ATTRIBUTES, facades.foundSets());
    }

    public void list(Exchange exchange) {
        collection.answer(exchange, new Collection.Rows() {
            @Override
            public long[] find(Caller caller, Filter filter) {
                return IntStream.range(0, rows.size())
                        .filter(place -> filter.matches(rows.get(place)))
                        .asLongStream()
                        .toArray();
            }

            @Override
            public List<Value.Structure> rows(Caller caller, long[] numbers) {
                return Arrays.stream(numbers)
                        .filter(place -> place < rows.size())
                        .mapToObj(place -> rows.get((int) place))
                        .toList();
            }
        });
    }

    public void get(Exchange exchange) {
        Item item = items.get(exchange.context().pathParam("id"));
        if (item == null) {
            throw Refusal.notFound("value");
        }
        exchange.query().allow(Set.of());
        exchange.value(row(item));
    }

    private static Value.Structure row(Item item) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("id", new Value.Text(item.id()));
        row.put("name", new Value.Text(item.name()));
        row.put("is_active", new Value.Flag(item.isActive()));
        row.put("cache_date", Value.ofSeconds(item.changedAt()));
        return new Value.Structure(row);
    }
}
