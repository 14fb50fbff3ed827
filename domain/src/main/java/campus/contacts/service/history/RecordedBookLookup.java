package campus.contacts.service.history;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookNode;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.service.objects.AddressBookLookup;
import campus.contacts.service.reading.AddressBookNodeReader;
import campus.contacts.spi.RecordedState;
import campus.contacts.spi.Storage;
import java.time.Instant;
import java.util.Optional;

/** Reads address books and their hierarchy as they were at a moment in the past. */
final class RecordedBookLookup extends RecordedLookup<AddressBook, AddressBookQuery> implements AddressBookLookup {
    RecordedBookLookup(Storage storage, Instant moment) {
        super(storage, moment, ObjectKind.ADDRESS_BOOK, RecordedState::addressBooks, new BookLists());
    }

    /** The lists of address books, whose place is a book whose children or parents are listed. */
    private static final class BookLists implements Lists<AddressBookQuery> {
        @Override
        public Optional<Id> place(AddressBookQuery query) {
            if (query.position() instanceof Position.ChildOf child) {
                return Optional.of(child.addressBookId());
            }
            return query.position() instanceof Position.ParentOf parent
                    ? Optional.of(parent.addressBookId())
                    : Optional.empty();
        }

        @Override
        public AddressBookQuery read(AddressBookQuery query, RecordedState state, Visibility visibility) {
            place(query)
                    .ifPresent(book -> state.addressBooks()
                            .find(book, visibility)
                            .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK)));
            return query;
        }
    }

    @Override
    public AddressBookNode node(Caller caller, Id id, AddressBookNode.Levels levels) {
        return read(reader ->
                new AddressBookNodeReader(reader, caller.visibility()).read(find(reader, caller, id), levels));
    }
}
