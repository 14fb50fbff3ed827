package campus.contacts.service.people;

import campus.contacts.access.Caller;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.ResultSnapshotStore;
import campus.contacts.spi.ResultSnapshotStore.FoundSet;
import campus.contacts.spi.Storage;
import campus.contacts.storage.text.Hashes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Snapshots of search results, which the caller that made the search can page through, in any process that uses the
 * storage (campus facades, section 4).
 */
public final class ResultSnapshots {
    /** The time for which a snapshot is kept after its last use. */
    public static final Duration KEPT = Duration.ofHours(12);

    /** The maximum number of snapshots of one caller; the oldest is deleted. */
    public static final int MOST = 100;

    /** Uses within this time are recorded once. */
    private static final Duration SAME_USE = Duration.ofMinutes(1);

    private static final int KEY_BYTES = 16;

    private final Storage storage;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public ResultSnapshots(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Stores a snapshot.
     *
     * @param search that produced the result
     * @param numbers of the rows, in ascending order
     * @return the key of the snapshot: 128 random bits in hexadecimal digits; a secret of the caller
     */
    public String keep(Caller caller, Search search, long[] numbers) {
        byte[] bits = new byte[KEY_BYTES];
        random.nextBytes(bits);
        String key = HexFormat.of().formatHex(bits);
        Instant now = now();
        storage.write(unit -> {
            ResultSnapshotStore sets = unit.foundSets();
            sets.forget(now.minus(KEPT));
            sets.keep(
                    Hashes.storedKey(key),
                    new FoundSet(owner(caller), search.path(), search.filterKey(), numbers, now),
                    MOST);
            return null;
        });
        return key;
    }

    /**
     * Returns the rows of a snapshot of this caller and path; empty when none has that key, or it has expired.
     *
     * @param search without terms, or with those of the original search, in any order
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} for other terms
     */
    public Optional<long[]> find(Caller caller, Search search, String key) {
        Instant now = now();
        Optional<FoundSet> found = storage.read(unit -> unit.foundSets().find(Hashes.storedKey(key)))
                .filter(set -> set.owner().equals(owner(caller)) && set.path().equals(search.path()))
                .filter(set -> !set.usedAt().isBefore(now.minus(KEPT)));
        if (!search.terms().isEmpty()
                && found.filter(set -> !set.filterKey().equals(search.filterKey()))
                        .isPresent()) {
            throw Refusal.invalid("the filter must be that of the first request, or be left out");
        }
        if (found.filter(set -> set.usedAt().isBefore(now.minus(SAME_USE))).isPresent()) {
            storage.write(unit -> {
                unit.foundSets().use(Hashes.storedKey(key), now);
                return null;
            });
        }
        return found.map(FoundSet::numbers);
    }

    /**
     * A search.
     *
     * @param path of the collection
     */
    public record Search(String path, List<CollectionFilter.Term> terms) {
        private String filterKey() {
            return Hashes.storedKey(terms.stream()
                    .map(term -> term.attribute() + '=' + term.value())
                    .sorted()
                    .collect(Collectors.joining("\n")));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String owner(Caller caller) {
        return Hashes.storedKey(caller.name());
    }
}
