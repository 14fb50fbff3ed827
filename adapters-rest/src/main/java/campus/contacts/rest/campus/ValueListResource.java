package campus.contacts.rest.campus;

import campus.contacts.access.Caller;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.filter.FilterAttributes;
import campus.contacts.filter.FilterAttributes.Form;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.ValueLists.Item;
import campus.contacts.rest.http.Exchange;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Serves one of the value lists, such as {@code /api/terms}. */
public final class ValueListResource {
    private static final FilterAttributes ATTRIBUTES = new FilterAttributes(Map.of(
            "id", Form.TEXT,
            "name", Form.TEXT,
            "is_active", Form.FLAG,
            "cache_date", Form.MOMENT));

    private final Map<String, Item> items;
    private final List<Value.Struct> rows;
    private final CollectionResponse collection;

    /** @param name of the list */
    public ValueListResource(CampusServices facades, String name) {
        this.items = facades.lists().items().get(name);
        this.rows = items.values().stream()
                .sorted(Comparator.comparing(Item::id))
                .map(ValueListResource::row)
                .toList();
        this.collection = new CollectionResponse(ATTRIBUTES, facades.foundSets());
    }

    public void list(Exchange exchange) {
        collection.answer(exchange, new CollectionResponse.Rows() {
            @Override
            public long[] find(Caller caller, CollectionFilter filter) {
                return IntStream.range(0, rows.size())
                        .filter(place -> filter.matches(rows.get(place)))
                        .asLongStream()
                        .toArray();
            }

            @Override
            public List<Value.Struct> rows(Caller caller, long[] numbers) {
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

    private static Value.Struct row(Item item) {
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("id", new Value.Text(item.id()));
        row.put("name", new Value.Text(item.name()));
        row.put("is_active", new Value.Bool(item.isActive()));
        row.put("cache_date", Value.ofSeconds(item.changedAt()));
        return new Value.Struct(row);
    }
}
