package campus.contacts.memory;

import campus.contacts.memory.archive.MemoryLoader;
import campus.contacts.memory.archive.MemorySnapshot;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.Archive;
import campus.contacts.storage.ArchivePart;
import campus.contacts.storage.ArchiveValidator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Exports and imports the storage in memory. Objects are immutable, so a snapshot is a list of them; the storage is not
 * locked while it is read.
 */
final class MemoryArchive implements Archive {
    private final MemoryStorage storage;

    MemoryArchive(MemoryStorage storage) {
        this.storage = storage;
    }

    /** @param content what is sent after the numbers of objects */
    private record Moment(Map<ObjectKind, Long> objects, List<Consumer<Sink>> content) implements Source {
        @Override
        public void sendTo(Sink sink) {
            sink.expect(objects);
            content.forEach(each -> each.accept(sink));
        }
    }

    @Override
    public void exportTo(Sink sink, Content content) {
        moment(content).sendTo(sink);
    }

    @Override
    public void exportTo(Sink sink, Content content, Id addressBookId) {
        ArchivePart.send(addressBookId, moment(content), sink);
    }

    private Moment moment(Content content) {
        return storage.looking(memory -> moment(memory, content));
    }

    private static Moment moment(MemoryState memory, Content content) {
        Map<ObjectKind, Long> objects = Map.of(
                ObjectKind.ADDRESS_BOOK, memory.books.size(),
                ObjectKind.ADDRESS, memory.addresses.size(),
                ObjectKind.CONTACT, memory.contacts.size());
        return new Moment(objects, new MemorySnapshot(memory, content).all());
    }

    @Override
    public void importFrom(Source source) {
        storage.changing((memory, changes) -> {
            if (memory.books.size() > 1
                    || memory.addresses.size() > 0
                    || memory.contacts.size() > 0
                    || !memory.people.isEmpty()) {
                throw Refusal.illegalState(NOT_EMPTY);
            }
            ArchiveValidator check = new ArchiveValidator(memory.ownIds, new MemoryLoader(memory, changes));
            source.sendTo(check);
            check.requireEnd();
        });
    }
}
