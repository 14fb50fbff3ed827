package campus.contacts.memory.objects;

import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedPosition;
import campus.contacts.feed.PriorSight;
import campus.contacts.memory.state.MemoryFeed;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.FeedStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the recorded changes in memory. */
public record MemoryFeedStore(MemoryTransaction unit) implements FeedStore {
    private MemoryFeed feed() {
        return unit.memory().feed;
    }

    @Override
    public boolean isKept() {
        return feed().isKept();
    }

    @Override
    public FeedPosition now() {
        return feed().now();
    }

    @Override
    public FeedPosition oldest() {
        return feed().oldest();
    }

    @Override
    public Optional<Section> after(FeedPosition position, int limit) {
        return feed().after(position, limit);
    }

    @Override
    public byte[] cursorKey() {
        return feed().key();
    }

    @Override
    public Map<Id, Current> visible(
            ObjectKind kind, Collection<Id> ids, Visibility visibility, @Nullable Id addressBookId) {
        MemoryObjects<?, ?> store = switch (kind) {
            case CONTACT -> new MemoryContacts(unit);
            case ADDRESS -> new MemoryAddresses(unit);
            case ADDRESS_BOOK -> new MemoryAddressBooks(unit);
        };
        GrantScope selected = addressBookId == null ? GrantScope.EVERYWHERE : GrantScope.of(Set.of(addressBookId));
        Map<Id, Current> found = new HashMap<>();
        for (Id id : ids) {
            if (store.isVisible(id, visibility) && store.isWithin(id, selected)) {
                OsidObject object = store.get(store.require(id));
                found.put(object.id(), current(object));
            }
        }
        return found;
    }

    @Override
    public Map<Id, PriorSight.Known> deletions(ObjectKind kind, Collection<Id> ids) {
        Set<Id> deleted = new HashSet<>(ids);
        deleted.removeAll(visible(kind, ids, Visibility.EVERYTHING, null).keySet());
        return feed().deletions(deleted);
    }

    private static Current current(OsidObject object) {
        String reference =
                object instanceof Contact contact ? contact.link().referenceId().key() : null;
        return new Current(object.identity().version(), reference);
    }
}
