package campus.contacts.service.duplicates;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.service.duplicates.DuplicatePage.Start;
import campus.contacts.service.duplicates.DuplicatePage.Walk;
import campus.contacts.service.objects.ObjectLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds contacts and addresses that probably stand for one thing, as far as the caller sees them. Duplicates are next to
 * each other in lists that are sorted by reference or by name, so that each page costs at most as much as the lists of
 * {@value #MOST_EXAMINED} objects.
 */
public final class Duplicates {
    /** The number of objects after which a page ends. */
    public static final int MOST_EXAMINED = 10_000;

    /** The maximum number of objects with one reference or one name that are compared with each other. */
    public static final int MOST_COMPARED = 5_000;

    private static final int CHUNK = 500;

    private final ObjectLookup<Contact, ContactQuery> contacts;
    private final ObjectLookup<Address, AddressQuery> addresses;

    public Duplicates(ObjectLookup<Contact, ContactQuery> contacts, ObjectLookup<Address, AddressQuery> addresses) {
        this.contacts = contacts;
        this.addresses = addresses;
    }

    /**
     * Returns a page of the duplicates in a book and below it, or in all books. Objects that change their reference or name during a walk
     * over the pages may be missed.
     *
     * @param kinds contacts, addresses or both
     * @param limit the maximum number of groups, 0 or more
     * @throws campus.contacts.osid.Refusal {@code NOT_FOUND} if the book is not visible to the caller, {@code
     *     PERMISSION_DENIED} if it may look up nothing
     */
    public DuplicatePage page(Caller caller, Optional<Id> addressBookId, Set<ObjectKind> kinds, Start from, int limit) {
        AddressBookScope scope = addressBookId
                .map(id -> new AddressBookScope(id, AddressBookView.FEDERATED))
                .orElse(null);
        if (limit == 0) {
            // only the checks
            contacts.list(caller, ContactQuery.ALL.on(scope), PageRequest.first(0));
            return new DuplicatePage(List.of(), Optional.empty());
        }
        List<DuplicateGroup> found = new ArrayList<>();
        int examined = 0;
        for (Walk walk : Walk.values()) {
            if (walk.compareTo(from.walk()) < 0 || !kinds.contains(kind(walk))) {
                continue;
            }
            Runs runs = new Runs(this, caller, scope, walk, walk == from.walk() ? from.after() : null);
            int skipped = walk == from.walk() ? from.skipped() : 0;
            for (ListPosition before = runs.position(); ; before = runs.position()) {
                Optional<DuplicateRun> run = runs.next();
                if (run.isEmpty()) {
                    break;
                }
                List<DuplicateGroup> groups = run.get().groups(walk);
                int taken = (int) Math.min(groups.size(), (long) skipped + limit - found.size());
                found.addAll(groups.subList(Math.min(skipped, taken), taken));
                if (taken < groups.size()) {
                    return new DuplicatePage(found, Optional.of(new Start(walk, before, taken)));
                }
                skipped = 0;
                examined += run.get().size();
                if (examined >= MOST_EXAMINED || found.size() == limit) {
                    return new DuplicatePage(found, Optional.of(new Start(walk, runs.position(), 0)));
                }
            }
        }
        return new DuplicatePage(found, Optional.empty());
    }

    private static ObjectKind kind(Walk walk) {
        return walk == Walk.ADDRESSES_BY_NAME ? ObjectKind.ADDRESS : ObjectKind.CONTACT;
    }

    /** Reads the runs of objects with one reference or one name. */
    private static final class Runs {
        private final Duplicates duplicates;
        private final Caller caller;
        private final @Nullable AddressBookScope scope;
        private final Walk walk;
        private final ListOrder order;
        private @Nullable ListPosition after;
        private List<Candidate> read = List.of();
        private int used;
        private Optional<ListPosition> following;
        private boolean isBegun;

        Runs(
                Duplicates duplicates,
                Caller caller,
                @Nullable AddressBookScope scope,
                Walk walk,
                @Nullable ListPosition after) {
            this.duplicates = duplicates;
            this.caller = caller;
            this.scope = scope;
            this.walk = walk;
            this.order = walk == Walk.CONTACTS_BY_REFERENCE ? ListOrder.REFERENCE : ListOrder.DISPLAY_NAME;
            this.after = after;
            this.following = Optional.ofNullable(after);
        }

        /** Returns the position of the last object of the last run; null before the first one. */
        @Nullable
        ListPosition position() {
            return after;
        }

        Optional<DuplicateRun> next() {
            List<Candidate> run = new ArrayList<>();
            String key = null;
            while (run.size() < MOST_COMPARED) {
                Optional<Candidate> candidate = peek();
                if (candidate.isEmpty()
                        || key != null && !key.equals(candidate.get().position().key())) {
                    break;
                }
                run.add(candidate.get());
                after = candidate.get().position();
                key = after.key();
                used++;
            }
            return run.isEmpty() ? Optional.empty() : Optional.of(new DuplicateRun(run));
        }

        private Optional<Candidate> peek() {
            if (used == read.size() && (!isBegun || following.isPresent())) {
                PageRequest first = PageRequest.first(CHUNK).in(order);
                PageRequest window =
                        following.map(last -> first.after(last, CHUNK)).orElse(first);
                isBegun = true;
                used = 0;
                if (walk == Walk.ADDRESSES_BY_NAME) {
                    Page<Address> page = duplicates.addresses.list(caller, AddressQuery.ALL.on(scope), window);
                    read = page.items().stream()
                            .map(address -> Candidate.of(order.position(address), address, address))
                            .toList();
                    following = page.next();
                } else {
                    Page<Contact> page = duplicates.contacts.list(caller, ContactQuery.ALL.on(scope), window);
                    read = duplicates.withAddresses(caller, order, page.items());
                    following = page.next();
                }
            }
            return used < read.size() ? Optional.of(read.get(used)) : Optional.empty();
        }
    }

    private List<Candidate> withAddresses(Caller caller, ListOrder order, List<Contact> found) {
        Map<Id, Address> visible = addresses.findAll(
                caller,
                found.stream()
                        .map(contact -> contact.link().addressId())
                        .distinct()
                        .toList());
        return found.stream()
                .map(contact -> Candidate.of(
                        order.position(contact),
                        contact,
                        visible.get(contact.link().addressId())))
                .toList();
    }
}
