package campus.contacts.people;

import campus.contacts.Display;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Type;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contact types of the value list, as genus types of contacts, and the data sources that contacts of them belong to. */
record ContactTypes(ValueLists lists, String authority) {
    private Set<String> ids() {
        return lists.items().get(ValueLists.CONTACT_TYPES).keySet();
    }

    Id genus(String typeId) {
        return Id.of("type.Type", typeId, authority);
    }

    /** Those that may no longer be chosen too. */
    Set<Id> genera() {
        Set<Id> genera = new LinkedHashSet<>();
        ids().forEach(typeId -> genera.add(genus(typeId)));
        return genera;
    }

    /** Those whose source may be written through other APIs than CampusAPI, be its book there already or not. */
    Set<String> writable(UnitOfWork unit) {
        Set<String> writable = new HashSet<>();
        Map<String, Boolean> sources = new HashMap<>();
        for (String typeId : ids()) {
            if (sources.computeIfAbsent(
                    source(typeId), code -> DataSources.of(unit, code).facadeWritable())) {
                writable.add(typeId);
            }
        }
        return writable;
    }

    /** The book for new contacts of a type. */
    Id book(UnitOfWork unit, String typeId, Instant at) {
        return DataSources.book(unit, source(typeId), authority, at).id();
    }

    private String source(String typeId) {
        return lists.find(ValueLists.CONTACT_TYPES, typeId)
                .map(ValueLists.Item::source)
                .orElse(DataSources.STUDENTS);
    }

    /** The contact types as genus types of contacts, including those that may no longer be chosen (campus facades, section 5). */
    List<Type> genusTypes() {
        return lists.items().get(ValueLists.CONTACT_TYPES).values().stream()
                .map(item -> new Type(
                        genus(item.id()),
                        Type.Sort.GENUS,
                        Kind.CONTACT,
                        Display.named(Display.cut(item.name())),
                        List.of()))
                .toList();
    }
}
