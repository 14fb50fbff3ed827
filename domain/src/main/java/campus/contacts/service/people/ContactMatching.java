package campus.contacts.service.people;

import campus.contacts.osid.Id;
import campus.contacts.people.SourcedContact;
import campus.contacts.service.people.PresentContacts.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Matches the requested contacts with the present ones: by id, otherwise by type and priority. An item with the id of a
 * contact of another type is a new contact, since the type of a contact never changes.
 *
 * @param shown all present contacts
 * @param matches contacts that are kept, in the order of the items
 * @param left contacts without an item
 * @param added items without a present contact, in their order
 */
record ContactMatching(
        List<SourcedContact> shown, Map<SourcedContact, Item> matches, List<SourcedContact> left, List<Item> added) {
    /** Matches the writable contacts; the others are left unchanged. */
    static ContactMatching of(List<SourcedContact> shown, List<Item> items) {
        List<SourcedContact> left = new ArrayList<>(
                shown.stream().filter(SourcedContact::isWritable).toList());
        Map<Item, SourcedContact> found = new LinkedHashMap<>();
        for (Item item : items) {
            take(left, contact -> contact.id().equals(item.id()) && isOfType(contact, item), item, found);
        }
        for (Item item : items) {
            if (item.id() == null) {
                take(left, contact -> isOfType(contact, item) && isInPlace(contact, item), item, found);
            }
        }
        Map<SourcedContact, Item> matches = new LinkedHashMap<>();
        items.stream().filter(found::containsKey).forEach(item -> matches.put(found.get(item), item));
        return new ContactMatching(
                shown,
                matches,
                List.copyOf(left),
                items.stream().filter(item -> !found.containsKey(item)).toList());
    }

    private static void take(
            List<SourcedContact> left, Predicate<SourcedContact> fits, Item item, Map<Item, SourcedContact> found) {
        left.stream().filter(fits).findFirst().ifPresent(contact -> {
            left.remove(contact);
            found.put(item, contact);
        });
    }

    private static boolean isOfType(SourcedContact contact, Item item) {
        return item.said() == null || contact.typeId().equals(item.records().typeId());
    }

    private static boolean isInPlace(SourcedContact contact, Item item) {
        return contact.priority()
                .filter(priority -> priority.compareTo(item.records().priority()) == 0)
                .isPresent();
    }

    boolean isShown(Id contactId) {
        return shown.stream().anyMatch(contact -> contact.id().equals(contactId));
    }

    /** Returns the item of a contact; null when it has none. */
    @Nullable
    Item itemOf(Id contactId) {
        return matches.entrySet().stream()
                .filter(match -> match.getKey().id().equals(contactId))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
