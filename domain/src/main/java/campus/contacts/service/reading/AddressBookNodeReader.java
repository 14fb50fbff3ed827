package campus.contacts.service.reading;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookNode;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.service.objects.AddressBookLookup;
import campus.contacts.spi.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads one node of the hierarchy. Every book that has a level above or below it in the answer takes one query. */
public final class AddressBookNodeReader {
    private final ObjectReader<AddressBook, AddressBookQuery> reader;
    private final Visibility visibility;
    private final Map<Position, List<AddressBook>> known = new HashMap<>();
    private int nodes;

    public AddressBookNodeReader(ObjectReader<AddressBook, AddressBookQuery> reader, Visibility visibility) {
        this.reader = reader;
        this.visibility = visibility;
    }

    public AddressBookNode read(AddressBook book, AddressBookNode.Levels levels) {
        Set<Id> roots = roots(withAncestors(book, levels.ancestors()));
        count();
        return new AddressBookNode(
                book,
                roots.contains(book.id()),
                parents(book, levels.ancestors(), roots),
                children(book, levels.descendants()));
    }

    private Set<Id> withAncestors(AddressBook book, int levels) {
        Map<Id, AddressBook> found = new LinkedHashMap<>(Map.of(book.id(), book));
        List<AddressBook> level = List.of(book);
        for (int i = 0; i < levels && !level.isEmpty(); i++) {
            List<AddressBook> next = new ArrayList<>();
            for (AddressBook below : level) {
                for (AddressBook parent : adjacent(new Position.ParentOf(below.id()))) {
                    if (found.put(parent.id(), parent) == null) {
                        next.add(parent);
                    }
                }
            }
            requireFew(found.size());
            level = next;
        }
        return found.keySet();
    }

    private Set<Id> roots(Set<Id> among) {
        AddressBookQuery query = AddressBookQuery.ALL.at(new Position.Root()).among(among);
        Set<Id> roots = new HashSet<>();
        reader.list(query, visibility, PageRequest.first(among.size())).forEach(root -> roots.add(root.id()));
        return roots;
    }

    private List<AddressBookNode> parents(AddressBook book, int levels, Set<Id> roots) {
        return nodes(
                levels,
                new Position.ParentOf(book.id()),
                parent -> new AddressBookNode(
                        parent, roots.contains(parent.id()), parents(parent, levels - 1, roots), List.of()));
    }

    /** A child in the answer has a visible parent, and so it is no root. */
    private List<AddressBookNode> children(AddressBook book, int levels) {
        return nodes(
                levels,
                new Position.ChildOf(book.id()),
                child -> new AddressBookNode(child, false, List.of(), children(child, levels - 1)));
    }

    private List<AddressBookNode> nodes(int levels, Position place, Function<AddressBook, AddressBookNode> node) {
        List<AddressBookNode> nodes = new ArrayList<>();
        if (levels > 0) {
            for (AddressBook book : adjacent(place)) {
                count();
                nodes.add(node.apply(book));
            }
        }
        return nodes;
    }

    private List<AddressBook> adjacent(Position place) {
        List<AddressBook> found = known.get(place);
        if (found == null) {
            found = reader.list(
                    AddressBookQuery.ALL.at(place), visibility, PageRequest.first(AddressBookLookup.MOST_NODES));
            known.put(place, found);
        }
        return found;
    }

    private void count() {
        nodes++;
        requireFew(nodes);
    }

    private static void requireFew(int nodes) {
        if (nodes > AddressBookLookup.MOST_NODES) {
            throw Refusal.invalid(
                    "the answer would have more than " + AddressBookLookup.MOST_NODES + " nodes; ask for fewer levels");
        }
    }
}
