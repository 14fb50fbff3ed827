package campus.contacts.spi;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Provenance;
import campus.contacts.people.Made;
import campus.contacts.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** An archive's content in memory, to be looked at, changed and sent again. */
final class Copy implements Archive.Sink, Archive.Source {
    /** What came, in text and as the call that sends it on. */
    record Piece(String text, Consumer<Archive.Sink> sending) {}

    final List<Piece> pieces = new ArrayList<>();

    private final Runnable meanwhile;

    private Copy() {
        this(() -> {});
    }

    /** @param meanwhile runs when the first book has come */
    Copy(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    static Copy of(Storage storage) {
        Copy copy = new Copy();
        storage.archive().exportTo(copy);
        return copy;
    }

    List<String> texts() {
        return pieces.stream().map(Piece::text).toList();
    }

    /** Without the pieces of that sort. */
    Copy without(String start) {
        Copy less = new Copy();
        pieces.stream().filter(piece -> !piece.text().startsWith(start)).forEach(less.pieces::add);
        return less;
    }

    /** With another piece in front of the first one of that sort. */
    Copy with(String start, Consumer<Archive.Sink> sending) {
        Copy more = new Copy();
        more.pieces.addAll(pieces);
        int place = 0;
        while (!pieces.get(place).text().startsWith(start)) {
            place++;
        }
        more.pieces.add(place, new Piece("another", sending));
        return more;
    }

    @Override
    public void sendTo(Archive.Sink sink) {
        pieces.forEach(piece -> piece.sending().accept(sink));
    }

    private void add(String text, Consumer<Archive.Sink> sending) {
        pieces.add(new Piece(text, sending));
    }

    @Override
    public void nextNumbers(Map<Kind, Long> numbers) {
        add("numbers " + new TreeMap<>(numbers), sink -> sink.nextNumbers(numbers));
    }

    @Override
    public void addressBook(AddressBook book) {
        add("book " + book, sink -> sink.addressBook(book));
        if (book.identity().number() == AddressBook.DEFAULT) {
            meanwhile.run();
        }
    }

    @Override
    public void root(Id addressBookId) {
        add("root " + addressBookId, sink -> sink.root(addressBookId));
    }

    @Override
    public void child(Id parentId, Id childId) {
        add("child " + parentId + ' ' + childId, sink -> sink.child(parentId, childId));
    }

    @Override
    public void address(Address address, List<Id> addressBookIds, Provenance provenance) {
        add(
                "address " + address + addressBookIds + provenance,
                sink -> sink.address(address, addressBookIds, provenance));
    }

    @Override
    public void contact(Contact contact, List<Id> addressBookIds, Provenance provenance) {
        add(
                "contact " + contact + addressBookIds + provenance,
                sink -> sink.contact(contact, addressBookIds, provenance));
    }

    @Override
    public void person(Person person, List<Made> made) {
        add("person " + person + made, sink -> sink.person(person, made));
    }

    @Override
    public void end() {
        add("end", Archive.Sink::end);
    }
}
