package campus.contacts.service.contactimport;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.storage.text.Hashes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What earlier imports made of rows, read at once and found by its aliases. */
final class KnownRows {
    private final UnitOfWork unit;
    private final Caller caller;
    private final ImportSource source;
    private final Map<String, String> storedKeys = new HashMap<>();
    private final Map<String, Map<String, ImportedPart>> parts = new HashMap<>();
    private final Map<Id, Id> contactIds;
    private final Map<Id, Id> addressIds;
    private final Map<Id, Contact> contacts;
    private final Map<Id, Address> addresses;

    KnownRows(UnitOfWork unit, Caller caller, ImportSource source, List<ContactRow> rows) {
        this.unit = unit;
        this.caller = caller;
        this.source = source;
        List<String> keys = rows.stream().map(this::storedKey).toList();
        unit.fileImports()
                .parts(source.name(), keys)
                .forEach(part -> parts.computeIfAbsent(part.place().key(), none -> new TreeMap<>())
                        .put(part.place().part(), part));
        List<Id> partAliases = new ArrayList<>();
        List<Id> rowAliases = new ArrayList<>();
        for (ContactRow row : rows) {
            rowAliases.add(source.alias(row.key()));
            names(row).forEach(name -> partAliases.add(source.alias(name, row.key())));
        }
        this.addressIds = unit.aliases().owners(ObjectKind.ADDRESS, partAliases);
        rowAliases.addAll(partAliases);
        this.contactIds = unit.aliases().owners(ObjectKind.CONTACT, rowAliases);
        this.contacts = contactIds.isEmpty()
                ? Map.of()
                : unit.contacts().findAll(new HashSet<>(contactIds.values()), caller.visibility());
        this.addresses = addressIds.isEmpty()
                ? Map.of()
                : unit.addresses().findAll(new HashSet<>(addressIds.values()), caller.visibility());
    }

    /**
     * A part of a row with what is there of it.
     *
     * @param written what an import wrote of it; null if that is not known
     * @param address null if there is none
     * @param contact null if there is none
     */
    record KnownPart(
            ImportedPart.Place place,
            @Nullable ImportedPart written,
            @Nullable Address address,
            @Nullable Contact contact) {}

    /** Returns the key under which it is stored what imports wrote of the row: hashed once, although each part needs it. */
    private String storedKey(ContactRow row) {
        return storedKeys.computeIfAbsent(row.key(), Hashes::storedKey);
    }

    /** Returns the names that parts of the row can have: those of earlier imports, and those by the place in the row. */
    private Set<String> names(ContactRow row) {
        Set<String> names =
                new HashSet<>(parts.getOrDefault(storedKey(row), Map.of()).keySet());
        Map<String, Integer> counts = new HashMap<>();
        row.parts().forEach(part -> names.add(part.kind() + '.' + counts.merge(part.kind(), 1, Integer::sum)));
        return names;
    }

    /** Returns whether it is stored what an import wrote at a place, of which nothing may be left. */
    boolean isStored(ImportedPart.Place place) {
        return parts.getOrDefault(place.key(), Map.of()).containsKey(place.part());
    }

    /** Returns the contact that has the alias of a row, or null. */
    @Nullable
    Id rowContactId(String key) {
        return contactIds.get(source.alias(key));
    }

    /**
     * Returns for each part of a row what is there of it: matched by value first, then by place. Parts are told apart by identity, since
     * a row may say the same twice.
     *
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED} when something of the row is not visible to the caller
     */
    Map<ContactRow.Part, KnownPart> match(ContactRow row) {
        Map<String, KnownPart> known = new TreeMap<>();
        for (String name : names(row)) {
            known(row, name).ifPresent(part -> known.put(name, part));
        }
        requireVisible(contactIds.get(source.alias(row.key())), contacts);
        Map<ContactRow.Part, KnownPart> matched = new IdentityHashMap<>();
        for (ContactRow.Part part : row.parts()) {
            known.entrySet().stream()
                    .filter(entry -> kind(entry.getKey()).equals(part.kind())
                            && entry.getValue().address() != null
                            && part.value()
                                    .equals(PartValues.of(entry.getValue().address())))
                    .findFirst()
                    .ifPresent(entry -> matched.put(part, known.remove(entry.getKey())));
        }
        matchByPlace(row, known, matched);
        return matched;
    }

    /** Gives the parts that are left the names by their place, or else the first free ones. */
    private void matchByPlace(ContactRow row, Map<String, KnownPart> known, Map<ContactRow.Part, KnownPart> matched) {
        Set<String> taken = new HashSet<>();
        matched.values().forEach(part -> taken.add(part.place().part()));
        Map<String, Integer> counts = new HashMap<>();
        for (ContactRow.Part part : row.parts()) {
            int place = counts.merge(part.kind(), 1, Integer::sum);
            if (!matched.containsKey(part)) {
                String name = part.kind() + '.' + place;
                for (int i = 1; taken.contains(name); i++) {
                    name = part.kind() + '.' + i;
                }
                taken.add(name);
                KnownPart found = known.get(name);
                matched.put(
                        part,
                        found == null
                                ? new KnownPart(
                                        new ImportedPart.Place(source.name(), storedKey(row), name), null, null, null)
                                : found);
            }
        }
    }

    private Optional<KnownPart> known(ContactRow row, String name) {
        Id alias = source.alias(name, row.key());
        Id contactId = contactIds.get(alias);
        Id addressId = addressIds.get(alias);
        if (contactId == null && addressId == null) {
            return Optional.empty();
        }
        requireVisible(contactId, contacts);
        requireVisible(addressId, addresses);
        if (contactId == null) {
            requireLink(Objects.requireNonNull(addressId));
        }
        return Optional.of(new KnownPart(
                new ImportedPart.Place(source.name(), storedKey(row), name),
                parts.getOrDefault(storedKey(row), Map.of()).get(name),
                addresses.get(addressId),
                contacts.get(contactId)));
    }

    private static void requireVisible(@Nullable Id id, Map<Id, ?> visible) {
        if (id != null && !visible.containsKey(id)) {
            throw Refusal.denied();
        }
    }

    /** Requires that the caller may make a contact of an address, which stays as visible as it is until the contact is made. */
    private void requireLink(Id addressId) {
        if (unit.addresses().findToUse(addressId, caller.visibility()).isEmpty()) {
            throw Refusal.denied();
        }
        GrantScope scope = caller.grantScope(AccessFunction.LINK).union(caller.grantScope(AccessFunction.UPDATE));
        if (!scope.everywhere() && !unit.addresses().isWithin(addressId, scope)) {
            throw Refusal.denied();
        }
    }

    private static String kind(String name) {
        return name.substring(0, name.indexOf('.'));
    }
}
