package campus.contacts.spi.model;

import campus.contacts.access.GrantScope;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A naive model of the hierarchy: no index, no lock, and every result computed by a scan of everything. */
public final class HierarchyModel {
    /** Every book with its parents, in creation order. */
    private final List<Id> books = new ArrayList<>();

    private final Map<Id, Set<Id>> parents = new HashMap<>();
    private final Set<Id> marked = new HashSet<>();
    private final Id defaultBook;

    public HierarchyModel(Id defaultBook) {
        this.defaultBook = defaultBook;
        add(defaultBook);
        marked.add(defaultBook);
    }

    public void add(Id book) {
        books.add(book);
        parents.put(book, new HashSet<>());
    }

    public List<Id> books() {
        return List.copyOf(books);
    }

    public boolean isSelfOrAncestor(Id ancestor, Id book) {
        return ancestor.equals(book)
                || parents.get(book).stream().anyMatch(parent -> isSelfOrAncestor(ancestor, parent));
    }

    public boolean isWithin(Id book, GrantScope grantScope) {
        return grantScope.everywhere()
                || grantScope.addressBookIds().stream()
                        .anyMatch(granted -> books.contains(granted) && isSelfOrAncestor(granted, book));
    }

    public boolean isChild(Id parent, Id child) {
        return parents.get(child).contains(parent);
    }

    List<Id> children(Id parent) {
        return books.stream().filter(book -> isChild(parent, book)).toList();
    }

    public boolean isRoot(Id book, GrantScope grantScope) {
        return isWithin(book, grantScope)
                && parents.get(book).stream().noneMatch(parent -> isWithin(parent, grantScope))
                && (marked.contains(book) || !children(book).isEmpty());
    }

    /** Returns null if the edge may be added, here and in the methods below. */
    public Reason addChild(Id parent, Id child) {
        if (child.equals(defaultBook) || isSelfOrAncestor(child, parent)) {
            return Reason.ILLEGAL_STATE;
        }
        parents.get(child).add(parent);
        return null;
    }

    public Reason removeChild(Id parent, Id child) {
        return parents.get(child).remove(parent) ? null : Reason.NOT_FOUND;
    }

    public Reason addRoot(Id book) {
        if (!parents.get(book).isEmpty()) {
            return Reason.ILLEGAL_STATE;
        }
        marked.add(book);
        return null;
    }

    public Reason removeRoot(Id book) {
        if (!isRoot(book, GrantScope.EVERYWHERE)) {
            return Reason.NOT_FOUND;
        }
        if (book.equals(defaultBook) || !children(book).isEmpty()) {
            return Reason.ILLEGAL_STATE;
        }
        marked.remove(book);
        return null;
    }

    public Reason delete(Id book) {
        if (book.equals(defaultBook) || !children(book).isEmpty()) {
            return Reason.ILLEGAL_STATE;
        }
        books.remove(book);
        parents.remove(book);
        marked.remove(book);
        return null;
    }
}
