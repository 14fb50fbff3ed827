package campus.contacts.memory.archive;

import campus.contacts.AddressBook;
import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.history.Change;
import campus.contacts.history.EndedLink;
import campus.contacts.history.RecordedEvent;
import campus.contacts.history.VersionOrigin;
import campus.contacts.memory.index.MemoryTable;
import campus.contacts.memory.recorded.RecordedHierarchy;
import campus.contacts.memory.recorded.RecordedRelation;
import campus.contacts.memory.recorded.RecordedRelation.Link;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.memory.state.MemoryImports;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import campus.contacts.spi.Archive.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists the whole content at one moment, as the calls that send it to a sink. */
public final class MemorySnapshot {
    private static final Comparator<Link> ORDER = Comparator.comparingLong(Link::left)
            .thenComparing(link -> link.began().at())
            .thenComparing(link -> link.end().at());

    private final MemoryState memory;
    private final boolean hasHistory;
    /** Whether everything since some moment is kept. */
    private final boolean hasPast;

    private final List<Consumer<Archive.Sink>> all = new ArrayList<>();

    public MemorySnapshot(MemoryState memory, Content content) {
        this.memory = memory;
        this.hasHistory = content == Content.WITH_HISTORY;
        this.hasPast = hasHistory && !memory.retention.keepsNothing();
    }

    /** Returns the calls, in the order of the sink. */
    public List<Consumer<Archive.Sink>> all() {
        Map<ObjectKind, Long> next = Map.of(
                ObjectKind.ADDRESS_BOOK, memory.books.lastNumber() + 1,
                ObjectKind.ADDRESS, memory.addresses.lastNumber() + 1,
                ObjectKind.CONTACT, memory.contacts.lastNumber() + 1);
        all.add(sink -> sink.nextNumbers(next));
        if (hasPast) {
            Instant since = memory.retention.since();
            all.add(sink -> sink.historySince(since));
        }
        books();
        roots();
        edges();
        filed(memory.addresses, memory.recordedAddresses, memory.recordedAddressFilings, Archive.Sink::address);
        filed(memory.contacts, memory.recordedContacts, memory.recordedContactFilings, Archive.Sink::contact);
        memory.aliases
                .all(hasPast)
                .forEach(alias -> all.add(sink -> sink.alias(alias, !memory.aliases.isPresent(alias))));
        if (hasPast) {
            memory.merges.forEach((address, contact) -> all.add(sink -> sink.movedContact(
                    memory.ownIds.id(ObjectKind.ADDRESS, address), memory.ownIds.id(ObjectKind.CONTACT, contact))));
        }
        memory.fileImports.parts().forEach(part -> all.add(sink -> sink.importedPart(part.beforeRuns())));
        memory.people.values().forEach(this::person);
        all.add(Archive.Sink::end);
        return all;
    }

    private void books() {
        for (long number : numbers(memory.books, memory.recordedBooks)) {
            past(ObjectKind.ADDRESS_BOOK, memory.books, memory.recordedBooks, number);
            AddressBook book = memory.books.find(number);
            if (book != null) {
                VersionOrigin origin = origin(memory.recordedBooks.findLast(number));
                all.add(sink -> sink.addressBook(book, origin));
            }
        }
    }

    private void roots() {
        RecordedRelation marks = memory.recordedHierarchy.marks;
        List<Long> numbers = numbers(memory.books, memory.recordedBooks);
        for (long number : hasPast ? numbers : List.<Long>of()) {
            for (Link mark : ended(marks, number)) {
                EndedLink link = ended(mark, memory.recordedBooks.findLast(number));
                all.add(sink -> sink.endedRoot(bookId(number), link));
            }
        }
        for (long number : numbers) {
            if (memory.hierarchy.isMarked(number)) {
                RecordedEvent since = since(marks, RecordedHierarchy.ROOT, number);
                all.add(sink -> sink.root(bookId(number), since));
            }
        }
    }

    private void edges() {
        RecordedRelation edges = memory.recordedHierarchy.edges;
        if (hasPast) {
            endedEdges(edges);
        }
        for (long parent : numbers(memory.books, memory.recordedBooks)) {
            for (long child : memory.hierarchy.children(parent).toArray()) {
                RecordedEvent recorded = since(edges, parent, child);
                RecordedEvent since = recorded == null ? null : ofNoObject(recorded);
                all.add(sink -> sink.child(bookId(parent), bookId(child), since));
            }
        }
    }

    private record Edge(long parent, long child, EndedLink link) {}

    private void endedEdges(RecordedRelation edges) {
        List<Edge> found = new ArrayList<>();
        for (long child : edges.rights()) {
            for (Link edge : ended(edges, child)) {
                EndedLink link = ended(edge, memory.recordedBooks.findLast(child));
                RecordedEvent end =
                        new RecordedEvent(link.ended().at(), link.ended().by(), link.isLast());
                found.add(new Edge(edge.left(), child, new EndedLink(ofNoObject(link.began()), end, link.isLast())));
            }
        }
        // the edges of a child are in order already, and the sort is stable
        found.sort(Comparator.comparingLong(Edge::parent).thenComparingLong(Edge::child));
        found.forEach(edge -> all.add(sink -> sink.endedChild(bookId(edge.parent), bookId(edge.child), edge.link)));
    }

    /** Returns an event of an edge, which does not say whether the child caused it. */
    private static RecordedEvent ofNoObject(RecordedEvent event) {
        return new RecordedEvent(event.at(), event.by(), false);
    }

    private interface Send<T> {
        void send(Archive.Sink sink, T object, Archive.Kept kept);
    }

    private <T extends OsidObject> void filed(
            MemoryTable<T> table, RecordedTable<T> recorded, RecordedRelation filings, Send<T> send) {
        ObjectKind kind = table == memory.contacts ? ObjectKind.CONTACT : ObjectKind.ADDRESS;
        for (long number : numbers(table, recorded)) {
            past(kind, table, recorded, number);
            for (Link filing : hasPast ? ended(filings, number) : List.<Link>of()) {
                EndedLink link = ended(filing, recorded.findLast(number));
                all.add(sink -> sink.endedFiling(kind, bookId(filing.left()), memory.ownIds.id(kind, number), link));
            }
            T object = table.find(number);
            if (object != null) {
                Archive.Kept kept = kept(kind, number, recorded.findLast(number), filings);
                all.add(sink -> send.send(sink, object, kept));
            }
        }
    }

    private Archive.Kept kept(
            ObjectKind kind, long number, @Nullable RecordedVersion<?> last, RecordedRelation recorded) {
        boolean isContact = kind == ObjectKind.CONTACT;
        List<Archive.Filing> filings = new ArrayList<>(1);
        for (long book : (isContact ? memory.contactFilings : memory.addressFilings)
                .to(number)
                .toArray()) {
            filings.add(new Archive.Filing(bookId(book), since(recorded, book, number)));
        }
        Provenance provenance = (isContact ? memory.contactProvenances : memory.addressProvenances).of(number);
        return new Archive.Kept(filings, provenance, origin(last));
    }

    /** Lists the versions before the current one, and the deletions. */
    private <T extends OsidObject> void past(
            ObjectKind kind, MemoryTable<T> table, RecordedTable<T> recorded, long number) {
        List<RecordedVersion<T>> versions = recorded.versions(number);
        int count = versions.size() - (table.has(number) ? 1 : 0);
        for (int i = 0; hasPast && i < count; i++) {
            RecordedVersion<T> version = versions.get(i);
            if (version.isErased()) {
                continue;
            }
            if (version.isAbsence()) {
                ObjectVersion deletion =
                        new ObjectVersion(memory.ownIds.id(kind, number), version.version(), version.at());
                all.add(sink -> sink.deletion(kind, deletion, version.by()));
            } else {
                Archive.Replaced replaced = new Archive.Replaced(
                        Objects.requireNonNull(recorded.period(number, i).to()),
                        version.provenance(),
                        new VersionOrigin(version.change(), version.by()));
                all.add(sink -> sink.version(version.content(), replaced));
            }
        }
    }

    private void person(Person person) {
        List<ImportedItem> made = MemoryImports.made(memory, person.netid()).stream()
                .map(item -> hasPast ? item : item.withoutMerged())
                .sorted()
                .toList();
        all.add(sink -> sink.person(person, made));
    }

    /** Returns the numbers of all objects to list, with those of deleted ones if there is a past. */
    private <T extends OsidObject> List<Long> numbers(MemoryTable<T> table, RecordedTable<T> recorded) {
        List<Long> numbers = new ArrayList<>();
        for (PrimitiveIterator.OfLong each = hasPast ? recorded.after(0) : table.after(0); each.hasNext(); ) {
            numbers.add(each.nextLong());
        }
        return numbers;
    }

    private @Nullable VersionOrigin origin(@Nullable RecordedVersion<?> current) {
        return hasHistory && current != null ? new VersionOrigin(current.change(), current.by()) : null;
    }

    private @Nullable RecordedEvent since(RecordedRelation relation, long left, long right) {
        if (!hasHistory) {
            return null;
        }
        return relation.linksTo(right).stream()
                .filter(link -> link.left() == left && link.ended() == null)
                .map(Link::began)
                .findFirst()
                .orElseThrow();
    }

    private static List<Link> ended(RecordedRelation relation, long right) {
        return relation.linksTo(right).stream()
                .filter(link -> link.ended() != null)
                .sorted(ORDER)
                .toList();
    }

    /** @param last newest version of the object of the right number; null: none is kept */
    private static EndedLink ended(Link link, @Nullable RecordedVersion<?> last) {
        boolean isLast = last != null && last.change() == Change.DELETED && link.endedWithObject(last.at());
        return new EndedLink(link.began(), link.end(), isLast);
    }

    private Id bookId(long number) {
        return memory.ownIds.id(ObjectKind.ADDRESS_BOOK, number);
    }
}
