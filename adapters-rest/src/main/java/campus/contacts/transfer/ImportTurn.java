package campus.contacts.transfer;

import campus.contacts.spi.ImportLock;
import campus.contacts.spi.Storage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits for the turn of an import. Of two concurrent imports, one would remove what the other adds. */
public final class ImportTurn {
    private ImportTurn() {}

    /**
     * Takes the import lock.
     *
     * @param waiting is told when another import holds the lock
     * @throws TransferException when the other import takes longer than the patience
     */
    public static ImportLock await(Storage storage, Duration patience, Consumer<String> waiting) {
        Optional<ImportLock> lock = storage.lockImports(Duration.ZERO);
        if (lock.isEmpty()) {
            waiting.accept(ImportLock.HELD + ": waiting up to " + patience.toSeconds() + " s for it to end");
            lock = storage.lockImports(patience);
        }
        return lock.orElseThrow(() -> new TransferException(ImportLock.HELD));
    }
}
