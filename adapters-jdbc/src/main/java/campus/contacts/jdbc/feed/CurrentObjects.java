package campus.contacts.jdbc.feed;

import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.FeedStore;
import java.util.Collection;
import java.util.Map;

/** Finds the current objects that changes of the feed are about. */
public interface CurrentObjects {
    /** @see FeedStore#visible */
    Map<Id, FeedStore.Current> visible(ObjectKind kind, Collection<Id> ids, Visibility visibility, Id addressBookId);
}
