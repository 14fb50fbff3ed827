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
 * Sets of rows that were found once, to be paged through as they were then, by whoever found them and from any process that uses
 * the storage (campus facades, section 4).
 */
public final class ResultSnapshots {
    /** How long a set is kept after it was last used. */
    public static final Duration KEPT = Duration.ofHours(12);

    /** How many sets one caller may have; the oldest goes. */
    public static final int MOST = 100;

    /** Uses closer to each other are written down once. */
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
     * Keeps a set.
     *
     * @param search by which it was found
     * @param numbers of the rows, in ascending order
     * @return the key by which it is found again: 128 random bits in hexadecimal digits; a secret of the caller's
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
     * The rows of a set that this caller found there; empty when there is none of that key, or none any more.
     *
     * @param search without terms, or with those by which the set was found, in any order
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
     * What was asked for.
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
