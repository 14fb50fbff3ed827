package campus.contacts.spi;

import campus.contacts.Id;
import campus.contacts.Reach;
import campus.contacts.Refusal.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hierarchy as one would do it on paper: no index, no lock, and every answer found by looking at everything. */
final class HierarchyModel {
    /** Every book with its parents, in creation order. */
    private final List<Id> books = new ArrayList<>();

    private final Map<Id, Set<Id>> parents = new HashMap<>();
    private final Set<Id> marked = new HashSet<>();
    private final Id defaultBook;

    HierarchyModel(Id defaultBook) {
        this.defaultBook = defaultBook;
        add(defaultBook);
        marked.add(defaultBook);
    }

    void add(Id book) {
        books.add(book);
        parents.put(book, new HashSet<>());
    }

    List<Id> books() {
        return List.copyOf(books);
    }

    boolean isSelfOrAncestor(Id ancestor, Id book) {
        return ancestor.equals(book)
                || parents.get(book).stream().anyMatch(parent -> isSelfOrAncestor(ancestor, parent));
    }

    boolean isWithin(Id book, Reach reach) {
        return reach.everywhere()
                || reach.addressBookIds().stream()
                        .anyMatch(granted -> books.contains(granted) && isSelfOrAncestor(granted, book));
    }

    boolean isChild(Id parent, Id child) {
        return parents.get(child).contains(parent);
    }

    List<Id> children(Id parent) {
        return books.stream().filter(book -> isChild(parent, book)).toList();
    }

    boolean isRoot(Id book, Reach reach) {
        return isWithin(book, reach)
                && parents.get(book).stream().noneMatch(parent -> isWithin(parent, reach))
                && (marked.contains(book) || !children(book).isEmpty());
    }

    /** Null where nothing speaks against it, here and below. */
    Reason addChild(Id parent, Id child) {
        if (child.equals(defaultBook) || isSelfOrAncestor(child, parent)) {
            return Reason.ILLEGAL_STATE;
        }
        parents.get(child).add(parent);
        return null;
    }

    Reason removeChild(Id parent, Id child) {
        return parents.get(child).remove(parent) ? null : Reason.NOT_FOUND;
    }

    Reason addRoot(Id book) {
        if (!parents.get(book).isEmpty()) {
            return Reason.ILLEGAL_STATE;
        }
        marked.add(book);
        return null;
    }

    Reason removeRoot(Id book) {
        if (!isRoot(book, Reach.EVERYWHERE)) {
            return Reason.NOT_FOUND;
        }
        if (book.equals(defaultBook) || !children(book).isEmpty()) {
            return Reason.ILLEGAL_STATE;
        }
        marked.remove(book);
        return null;
    }

    Reason delete(Id book) {
        if (book.equals(defaultBook) || !children(book).isEmpty()) {
            return Reason.ILLEGAL_STATE;
        }
        books.remove(book);
        parents.remove(book);
        marked.remove(book);
        return null;
    }
}
