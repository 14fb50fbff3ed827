package campus.contacts.service.people.document;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Type;
import campus.contacts.people.ValueLists;
import campus.contacts.service.DataSourceBooks;
import campus.contacts.spi.UnitOfWork;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The contact types of the value list, as genus types of contacts, and the data sources of their contacts. */
public record ContactTypeCatalog(ValueLists lists, String authority) {
    private Set<String> ids() {
        return Objects.requireNonNull(lists.items().get(ValueLists.CONTACT_TYPES))
                .keySet();
    }

    public Id genus(String typeId) {
        return Id.of("type.Type", typeId, authority);
    }

    /** Returns all contact types, including those that may no longer be chosen. */
    public Set<Id> genera() {
        Set<Id> genera = new LinkedHashSet<>();
        ids().forEach(typeId -> genera.add(genus(typeId)));
        return genera;
    }

    /** Returns the types whose source is writable through APIs other than CampusAPI, whether or not its book exists. */
    public Set<String> writable(UnitOfWork unit) {
        Set<String> writable = new HashSet<>();
        Map<String, Boolean> sources = new HashMap<>();
        for (String typeId : ids()) {
            if (sources.computeIfAbsent(
                    source(typeId), code -> DataSourceBooks.of(unit, code).facadeWritable())) {
                writable.add(typeId);
            }
        }
        return writable;
    }

    /** Returns the book for new contacts of a type. */
    public Id book(UnitOfWork unit, String typeId) {
        return DataSourceBooks.book(unit, source(typeId), authority).id();
    }

    private String source(String typeId) {
        return lists.find(ValueLists.CONTACT_TYPES, typeId)
                .map(ValueLists.Item::source)
                .orElse(DataSourceBooks.STUDENTS);
    }

    /**
     * Returns the contact types as genus types of contacts, including those that may no longer be chosen (campus
     * facades, section 5).
     */
    public List<Type> genusTypes() {
        return lists.values(ValueLists.CONTACT_TYPES).stream()
                .map(item -> new Type(
                        genus(item.id()),
                        Type.Sort.GENUS,
                        ObjectKind.CONTACT,
                        DisplayText.named(DisplayText.cut(item.name())),
                        List.of()))
                .toList();
    }
}
