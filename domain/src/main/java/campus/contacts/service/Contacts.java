package campus.contacts.service;

import static campus.contacts.access.AccessFunction.CREATE;
import static campus.contacts.access.AccessFunction.UPDATE;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.merging.ContactMerge;
import campus.contacts.service.rules.AddressUse;
import campus.contacts.service.rules.AliasRules;
import campus.contacts.service.smartbooks.SmartBooks;
import campus.contacts.service.writing.FiledObjects;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of this provider.
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@link Refusal.Reason#NOT_FOUND} for objects that
 * do not exist or are not visible to the caller, then {@link Refusal.Reason#PERMISSION_DENIED}, then the reasons that
 * the method names.
 */
public final class Contacts extends FiledObjectUseCases<Contact, ContactQuery, ContactForm> {
    private final Storage storage;
    private final TypeCatalog types;

    Contacts(Storage storage, TypeCatalog types, Clock clock) {
        this(storage, types, new FiledObjects<>(storage, types, clock, ObjectKind.CONTACT, UnitOfWork::contacts));
    }

    private Contacts(Storage storage, TypeCatalog types, FiledObjects<Contact, ContactQuery> filing) {
        super(storage, filing, new ContactMerge(storage, filing), SmartBooks::contacts);
        this.storage = storage;
        this.types = types;
    }

    /** Makes the checks of {@link #create} that do not depend on the form, for the default book. */
    public void checkCreate(Caller caller, Id addressId) {
        checkCreate(caller, addressId, null);
    }

    /**
     * Makes the checks of {@link #create} that do not depend on the form.
     *
     * @param addressId null: not checked
     * @param addressBookId null: the default book
     */
    public void checkCreate(Caller caller, @Nullable Id addressId, @Nullable Id addressBookId) {
        storage.read(unit -> {
            if (addressId != null) {
                requireAddress(unit, caller, addressId);
            }
            Id book = filing().checkCreate(unit, caller, addressBookId);
            if (addressId != null) {
                AddressUse.requireLink(unit, caller, addressId);
            }
            return book;
        });
    }

    /** Returns whether a caller may create a contact in every book on every address; {@link #create} then needs no check before it. */
    public boolean createsEverywhere(Caller caller) {
        return changesEverything(caller) && caller.grantScope(CREATE).everywhere();
    }

    /**
     * Creates a contact that uses an address, for a caller that may create in the book and link or update the address.
     *
     * @throws Refusal also {@link Refusal.Reason#UNSUPPORTED} for a record type
     */
    public Contact create(Caller caller, Contact.Link link, CreationRequest asked, ContactForm form) {
        return createAtOnce(caller, link, asked, form).orElseGet(() -> createLocked(caller, link, asked, form));
    }

    /** A caller without restrictions needs nothing but the address, which the statement that creates the contact checks. */
    private Optional<Contact> createAtOnce(Caller caller, Contact.Link link, CreationRequest asked, ContactForm form) {
        LocalIds ownIds = storage.ownIds();
        OptionalLong address = ownIds.number(ObjectKind.ADDRESS, link.addressId());
        boolean isPlain = asked.placeId() == null && asked.aliasId() == null && address.isPresent();
        if (!isPlain || !createsEverywhere(caller)) {
            return Optional.empty();
        }
        Contact.Link own = new Contact.Link(ownIds.id(ObjectKind.ADDRESS, address.getAsLong()), link.referenceId());
        return atOnce(
                caller,
                unit -> filing().writer(unit)
                        .createAtOnce(
                                own,
                                asked.withPlace(storage.defaultAddressBookId()),
                                form,
                                Provenance.of(caller, true)));
    }

    /** Leaves refusals to the other way, which knows whether there is an earlier reason. */
    private Optional<Contact> atOnce(Caller caller, Function<UnitOfWork, Optional<Contact>> change) {
        try {
            return storage.writeAtOnce(caller, change);
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private static boolean changesEverything(Caller caller) {
        return caller.visibility().isEverything() && caller.grantScope(UPDATE).everywhere();
    }

    private Contact createLocked(Caller caller, Contact.Link link, CreationRequest asked, ContactForm form) {
        return storage.write(caller, unit -> {
            Address address = unit.addresses()
                    .findToUse(link.addressId(), caller.visibility())
                    .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS));
            Id book = filing().requireCreate(unit, caller, asked.placeId());
            AddressUse.requireLink(unit, caller, address.id());
            AliasRules.requirePermission(caller, asked);
            // Storages keep only the number of a local Id, so they could not return the caller's spelling of it.
            Contact.Link own = new Contact.Link(address.id(), link.referenceId());
            return filing().withAlias(
                            unit,
                            asked,
                            filing().writer(unit)
                                    .create(
                                            own,
                                            asked.withPlace(book),
                                            form,
                                            AddressUse.provenance(unit, caller, address.id())));
        });
    }

    /** Creates a contact in the default book, with the record types that its properties belong to. */
    public Contact create(Caller caller, Contact.Link link, ContactForm form) {
        return create(caller, link, CreationRequest.PLAIN.withRecordTypes(recordTypes(form)), form);
    }

    /** Creates a contact in that book, with the record types that its properties belong to. */
    public Contact createIn(Caller caller, Id addressBookId, Contact.Link link, ContactForm form) {
        return create(caller, link, CreationRequest.in(addressBookId).withRecordTypes(recordTypes(form)), form);
    }

    private List<Id> recordTypes(ContactForm form) {
        return types.recordTypesOf(ObjectKind.CONTACT, form.properties());
    }

    /** Begins a search, which finds every contact until conditions are added. */
    public ContactSearch find() {
        return new ContactSearch(this, ContactQuery.ALL);
    }

    /**
     * Changes a contact; an edit without effect leaves the version unchanged.
     *
     * @param edit makes the new form from the present one; may be called more than once
     * @throws Refusal also what {@code edit} throws, then {@link Refusal.Reason#OUTDATED}
     */
    public Contact update(Caller caller, Id id, VersionPrecondition precondition, UnaryOperator<ContactForm> edit) {
        return revise(caller, id, precondition, contact -> edit.apply(contact.content()));
    }

    /** Changes a contact as {@link #update} does, with an edit that uses more than the form. */
    @Override
    public Contact revise(Caller caller, Id id, VersionPrecondition precondition, Function<Contact, ContactForm> edit) {
        return reviseAtOnce(caller, unit -> filing().find(unit, caller, id), precondition, edit)
                .orElseGet(() -> reviseLocked(caller, id, precondition, edit));
    }

    @Override
    public Contact revise(
            Caller caller, Contact seen, VersionPrecondition precondition, Function<Contact, ContactForm> edit) {
        return reviseAtOnce(caller, unit -> seen, precondition, edit)
                .orElseGet(() -> reviseLocked(caller, seen.id(), precondition, edit));
    }

    /**
     * Changes a contact with one statement, for a caller whom nothing restricts. Other callers, and what is refused, take the way with the
     * lock: the version that was seen may be an older one, of a standby.
     */
    private Optional<Contact> reviseAtOnce(
            Caller caller,
            Function<UnitOfWork, Contact> find,
            VersionPrecondition precondition,
            Function<Contact, ContactForm> edit) {
        if (!changesEverything(caller)) {
            return Optional.empty();
        }
        try {
            return atOnce(caller, unit -> {
                Contact seen = find.apply(unit);
                return filing().writer(unit).updateAtOnce(seen, edit.apply(seen), precondition);
            });
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private Contact reviseLocked(
            Caller caller, Id id, VersionPrecondition precondition, Function<Contact, ContactForm> edit) {
        return storage.write(caller, unit -> {
            Contact contact = filing().lockForUpdate(unit, caller, id);
            return filing().writer(unit)
                    .update(
                            contact,
                            edit.apply(contact),
                            precondition,
                            () -> AddressUse.provenance(
                                    unit, caller, contact.link().addressId()));
        });
    }

    /**
     * Deletes a contact, never its address.
     *
     * @throws Refusal also {@link Refusal.Reason#OUTDATED}
     */
    @Override
    public void delete(Caller caller, Id id, VersionPrecondition precondition) {
        filing().delete(caller, id, precondition, unit -> {});
    }

    private static Address requireAddress(UnitOfWork unit, Caller caller, Id addressId) {
        return unit.addresses()
                .find(addressId, caller.visibility())
                .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS));
    }
}
