package campus.contacts.service.people;

import campus.contacts.access.Author;
import campus.contacts.osid.Id;
import campus.contacts.people.NetId;
import campus.contacts.service.people.Erased.Kind;
import campus.contacts.spi.ErasureStore;
import campus.contacts.spi.ErasureStore.AuthorPart;
import campus.contacts.spi.ErasureStore.AuthorPosition;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Erases a person: every object about it, every version that was about it, and what tasks, imports, result snapshots
 * and stored responses keep of it (recorded time, section 4).
 *
 * <p>About the person is a contact whose reference or addressee is the person or one of its roles; an address whose
 * resource is; and an address without a resource that such a contact uses, if the contact's writer was allowed to
 * update the address (campus facades, section 3). An object that is about the person now goes with every version; of
 * another one, only the versions go that were about the person.
 *
 * <p>What stays: an address that a contact uses which is not about the person, now or in a kept version. It stays with
 * its content, but no version names the person as its resource any more; versions from times in which only contacts
 * about the person used it go if their resource was the person. An address whose resource is another one stays, too.
 *
 * <p>A smart address book loses the part of its query that names the person, in every version. One without any query left
 * is an ordinary book, which is as empty as the list of what its query found by then.
 *
 * <p>The erasure takes several transactions. The person itself is erased after its objects, so that an interrupted
 * erasure can be completed by another one.
 */
public final class PersonErasure {
    private static final int BATCH = 100;

    private final Storage storage;
    private final @Nullable Author author;

    /** An erasure whose changes are recorded without an author. */
    public PersonErasure(Storage storage) {
        this(storage, null);
    }

    /** @param author under which addresses that stay lose their resource; null: nobody */
    public PersonErasure(Storage storage, @Nullable Author author) {
        this.storage = storage;
        this.author = author;
    }

    /** Erases the person with that netid, and what names a person that does not exist any more. */
    public Erased erase(NetId netid) {
        Set<Id> subjects = storage.read(unit -> subjects(unit, netid));
        Erased erased = storage.write(unit -> eraseTasks(unit, netid))
                .and(eraseAll(
                        subjects,
                        (erasure, after) -> erasure.contactsAbout(subjects, after, BATCH),
                        PersonalObjectEraser::eraseContacts))
                .and(eraseAll(
                        subjects,
                        (erasure, after) -> erasure.addressesOf(subjects, after, BATCH),
                        PersonalObjectEraser::eraseAddresses))
                .and(eraseAll(
                        subjects,
                        (erasure, after) -> erasure.smartBooksNaming(subjects, after, BATCH),
                        PersonalObjectEraser::eraseQueries))
                .and(storage.write(unit -> erasePerson(unit, netid, subjects)))
                .and(eraseAuthor(netid));
        // A change of the person's privacy that another process left incomplete still names the person.
        storage.finishChanges();
        return erased;
    }

    private Set<Id> subjects(UnitOfWork unit, NetId netid) {
        String authority = storage.ownIds().authority();
        return unit.people()
                .find(netid)
                .map(person -> person.subjects(authority))
                .orElseGet(() -> Set.of(netid.resource(authority)));
    }

    private static Erased eraseTasks(UnitOfWork unit, NetId netid) {
        unit.people().lock(netid);
        return Erased.of(Kind.TASK, unit.erasure().eraseTasks(netid))
                .and(Kind.REQUESTER, unit.erasure().eraseRequester(netid));
    }

    /** The result of one transaction: what it erased, and the last object that it visited; null: there was none. */
    private record Step(Erased erased, @Nullable Id last) {}

    /**
     * Erases objects, or what they say of the person, in as many transactions as they need.
     *
     * @param search for the next objects after one; null: for the first
     */
    private Erased eraseAll(
            Set<Id> subjects,
            BiFunction<ErasureStore, @Nullable Id, List<Id>> search,
            BiFunction<PersonalObjectEraser, List<Id>, Erased> erasing) {
        Erased erased = Erased.NOTHING;
        Step step = new Step(Erased.NOTHING, null);
        do {
            Id after = step.last;
            step = storage.write(unit -> {
                List<Id> found = search.apply(unit.erasure(), after);
                return new Step(erasing.apply(eraser(unit, subjects), found), last(found));
            });
            erased = erased.and(step.erased);
        } while (step.last != null);
        return erased;
    }

    private PersonalObjectEraser eraser(UnitOfWork unit, Set<Id> subjects) {
        unit.setAuthor(author);
        return new PersonalObjectEraser(unit, storage.ownIds(), subjects);
    }

    private static @Nullable Id last(List<Id> found) {
        return found.isEmpty() ? null : found.get(found.size() - 1);
    }

    private static Erased erasePerson(UnitOfWork unit, NetId netid, Set<Id> subjects) {
        boolean exists = unit.people().lock(netid).isPresent();
        unit.erasure().eraseReferences(subjects);
        int imported = unit.erasure().eraseImports(netid);
        if (exists) {
            unit.people().delete(netid);
        }
        return Erased.of(Kind.IMPORTED_ITEM, imported).and(Kind.PERSON, exists ? 1 : 0);
    }

    private Erased eraseAuthor(NetId netid) {
        long erased = 0;
        AuthorPosition position = AuthorPosition.FIRST;
        while (position != null) {
            AuthorPosition at = position;
            AuthorPart part = storage.write(unit -> unit.erasure().eraseAuthor(netid, at));
            erased += part.erased();
            position = part.next();
        }
        return Erased.of(Kind.AUTHOR, erased);
    }
}
