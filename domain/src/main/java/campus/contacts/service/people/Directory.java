package campus.contacts.service.people;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryQuery;
import campus.contacts.directory.DirectoryQuery.Viewer;
import campus.contacts.directory.FoldedText;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TextRules;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.NetId;
import campus.contacts.people.ReleasePolicy;
import campus.contacts.spi.DirectoryStore;
import campus.contacts.spi.Storage;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the campus (NYU IT Directory API v1): people and the present means of reaching them and their roles.
 *
 * <p>A viewer sees only data that is released to it: hidden data is neither found nor counted, and has no effect on the
 * order. Every method throws {@link Refusal} with {@link Refusal.Reason#PERMISSION_DENIED} for callers that may not
 * look up everything.
 */
public final class Directory {
    private final Storage storage;
    private final Clock clock;

    public Directory(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /** The type of identifier for a look-up. */
    public enum Scheme {
        NETWORK,
        ENTERPRISE;

        /** Returns the scheme of that name, in lower case. */
        public static Optional<Scheme> of(String name) {
            return List.of(values()).stream()
                    .filter(scheme -> scheme.label().equals(name))
                    .findFirst();
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A page of a search result.
     *
     * @param total the number of all people found
     * @param people the visible data of each, with the members of {@link DirectoryAttribute#PERSON}
     */
    public record Found(long total, List<Value.Struct> people) {}

    /** Rejects callers that may not look up everything. */
    public void checkLookup(Caller caller) {
        if (!caller.grantScope(AccessFunction.LOOKUP).everywhere()) {
            throw Refusal.denied();
        }
    }

    /**
     * Returns the visible data of the person with that identifier, ignoring case, if the identifier is visible to the
     * caller.
     *
     * @throws Refusal also {@link Refusal.Reason#NOT_FOUND}, which begins with the identifier
     */
    public Value.Struct get(Caller caller, Scheme scheme, String identifier) {
        checkLookup(caller);
        if (!TextRules.isWellFormed(identifier)
                || scheme == Scheme.NETWORK && NetId.find(identifier).isEmpty()) {
            throw Refusal.notFound(identifier);
        }
        DirectoryQuery query = new DirectoryQuery(viewer(caller), identifiedBy(scheme, identifier));
        return storage.read(unit -> unit.directory().findAny(query))
                .flatMap(person -> person.visibleTo(query.viewer().level()))
                .orElseThrow(() -> Refusal.notFound(identifier));
    }

    private static DirectoryFilter identifiedBy(Scheme scheme, String identifier) {
        AttributePath identifiers =
                AttributePath.find(DirectoryAttribute.PERSON, "identifiers").orElseThrow();
        return new DirectoryFilter.Within(
                identifiers,
                new DirectoryFilter.All(List.of(
                        is(identifiers.last(), "type", scheme.label()),
                        is(identifiers.last(), "identifier", identifier))));
    }

    private static DirectoryFilter is(DirectoryAttribute list, String part, String text) {
        return new DirectoryFilter.Texts(
                AttributePath.find(list, part).orElseThrow(), DirectoryFilter.Operator.EQUAL, FoldedText.of(text));
    }

    /**
     * Returns whether a search for a condition must scan all people.
     *
     * @param condition null: everyone
     */
    public boolean isBroad(Caller caller, @Nullable DirectoryFilter condition) {
        return !new DirectoryQuery(viewer(caller), condition).isNarrow();
    }

    /** Returns the visible data of all people; see {@link #search(Caller, DirectoryFilter, long, int)}. */
    public Found search(Caller caller, long offset, int limit) {
        return search(caller, null, offset, limit);
    }

    /**
     * Returns the visible data of the matching people, in the order of their visible names.
     *
     * @param condition null: everyone
     * @param offset the number of people to skip
     */
    public Found search(Caller caller, @Nullable DirectoryFilter condition, long offset, int limit) {
        checkLookup(caller);
        DirectoryQuery query = new DirectoryQuery(viewer(caller), condition);
        ReleasePolicy level = query.viewer().level();
        return storage.read(unit -> {
            DirectoryStore.Found found = unit.directory().find(query, offset, limit);
            return new Found(
                    found.total(),
                    found.people().stream()
                            .flatMap(person -> person.visibleTo(level).stream())
                            .toList());
        });
    }

    private Viewer viewer(Caller caller) {
        return new Viewer(
                caller.seesInternal() ? ReleasePolicy.INTERNAL : ReleasePolicy.PUBLIC,
                caller.seesPrivate(),
                clock.instant());
    }
}
