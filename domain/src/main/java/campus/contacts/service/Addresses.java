package campus.contacts.service;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.merging.AddressMerge;
import campus.contacts.service.rules.AddressUse;
import campus.contacts.service.rules.AliasRules;
import campus.contacts.service.smartbooks.SmartBooks;
import campus.contacts.service.writing.FiledObjects;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of this provider.
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@link Refusal.Reason#NOT_FOUND} for objects that
 * do not exist or are not visible to the caller, then {@link Refusal.Reason#PERMISSION_DENIED}, then the reasons that
 * the method names.
 */
public final class Addresses extends FiledObjectUseCases<Address, AddressQuery, AddressForm> {
    private final Storage storage;
    private final TypeCatalog types;

    Addresses(Storage storage, TypeCatalog types, Clock clock) {
        this(storage, types, new FiledObjects<>(storage, types, clock, ObjectKind.ADDRESS, UnitOfWork::addresses));
    }

    private Addresses(Storage storage, TypeCatalog types, FiledObjects<Address, AddressQuery> filing) {
        super(storage, filing, new AddressMerge(storage, filing), SmartBooks::addresses);
        this.storage = storage;
        this.types = types;
    }

    /** Makes the checks of {@link #create} that do not depend on the form, for the default book. */
    public void checkCreate(Caller caller) {
        checkCreate(caller, null);
    }

    /**
     * Makes the checks of {@link #create} that do not depend on the form.
     *
     * @param addressBookId null: the default book
     */
    public void checkCreate(Caller caller, @Nullable Id addressBookId) {
        storage.read(unit -> filing().checkCreate(unit, caller, addressBookId));
    }

    /**
     * Creates an address.
     *
     * @throws Refusal also {@link Refusal.Reason#UNSUPPORTED} for a record type
     */
    public Address create(Caller caller, CreationRequest asked, AddressForm form) {
        return storage.write(caller, unit -> {
            Id book = filing().requireCreate(unit, caller, asked.placeId());
            AliasRules.requirePermission(caller, asked);
            return filing().withAlias(
                            unit,
                            asked,
                            filing().writer(unit).create(asked.withPlace(book), form, Provenance.of(caller, true)));
        });
    }

    /** Creates an address in the default book, with the record types that its properties belong to. */
    public Address create(Caller caller, AddressForm form) {
        return create(caller, CreationRequest.PLAIN.withRecordTypes(recordTypes(form)), form);
    }

    /** Creates an address in that book, with the record types that its properties belong to. */
    public Address createIn(Caller caller, Id addressBookId, AddressForm form) {
        return create(caller, CreationRequest.in(addressBookId).withRecordTypes(recordTypes(form)), form);
    }

    private List<Id> recordTypes(AddressForm form) {
        return types.recordTypesOf(ObjectKind.ADDRESS, form.properties());
    }

    /** Begins a search, which finds every address until conditions are added. */
    public AddressSearch find() {
        return new AddressSearch(this, AddressQuery.ALL);
    }

    /**
     * Changes an address; an edit without effect leaves the version unchanged.
     *
     * @param edit makes the new form from the present one; may be called more than once
     * @throws Refusal also what {@code edit} throws, then {@link Refusal.Reason#OUTDATED}
     */
    public Address update(Caller caller, Id id, VersionPrecondition precondition, UnaryOperator<AddressForm> edit) {
        return revise(caller, id, precondition, address -> edit.apply(address.content()));
    }

    /** Changes an address as {@link #update} does, with an edit that uses more than the form. */
    @Override
    public Address revise(
            Caller caller,
            Id id,
            VersionPrecondition precondition,
            java.util.function.Function<Address, AddressForm> edit) {
        return storage.write(caller, unit -> {
            Address address = filing().lockForUpdate(unit, caller, id);
            return filing().writer(unit)
                    .update(address, edit.apply(address), precondition, () -> Provenance.of(caller, true));
        });
    }

    /**
     * Deletes an address.
     *
     * @throws Refusal also {@link Refusal.Reason#OUTDATED}, then {@link Refusal.Reason#ILLEGAL_STATE} while contacts use it
     */
    @Override
    public void delete(Caller caller, Id id, VersionPrecondition precondition) {
        filing().delete(caller, id, precondition, unit -> AddressUse.requireUnused(unit, caller, id));
    }
}
