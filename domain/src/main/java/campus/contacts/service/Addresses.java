package campus.contacts.service;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.CreationRequest;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.PermittedChanges;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.merging.AddressMerge;
import campus.contacts.service.objects.ObjectEditor;
import campus.contacts.service.objects.ObjectFiling;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.service.objects.ObjectMerging;
import campus.contacts.service.rules.AddressUse;
import campus.contacts.service.rules.AliasRules;
import campus.contacts.service.writing.FiledObjects;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of this provider.
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@link Refusal.Reason#NOT_FOUND} for objects that
 * do not exist or are not visible to the caller, then {@link Refusal.Reason#PERMISSION_DENIED}, then the reasons that
 * the method names.
 */
public final class Addresses
        implements ObjectLookup<Address, AddressQuery>,
                ObjectEditor<Address, AddressForm>,
                ObjectFiling,
                ObjectMerging<Address> {
    private final Storage storage;
    private final TypeCatalog types;
    private final FiledObjects<Address, AddressQuery> filing;
    private final AddressMerge merges;

    Addresses(Storage storage, TypeCatalog types, Clock clock) {
        this.storage = storage;
        this.types = types;
        this.filing = new FiledObjects<>(storage, types, clock, ObjectKind.ADDRESS, UnitOfWork::addresses);
        this.merges = new AddressMerge(storage, filing);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.ADDRESS;
    }

    @Override
    public Address get(Caller caller, Id id) {
        return filing.get(caller, id);
    }

    @Override
    public Map<Id, Address> findAll(Caller caller, Collection<Id> ids) {
        return filing.findAll(caller, ids);
    }

    @Override
    public PermittedChanges permitted(Caller caller, Id id) {
        return filing.permitted(caller, id);
    }

    @Override
    public Page<Address> list(Caller caller, AddressQuery query, PageRequest window) {
        return filing.list(caller, smart -> smart.addresses(query), window);
    }

    @Override
    public long count(Caller caller, AddressQuery query) {
        return filing.count(caller, smart -> smart.addresses(query));
    }

    /**
     * Makes the checks of {@link #create} that do not depend on the form.
     *
     * @param addressBookId null: the default book
     */
    public void checkCreate(Caller caller, @Nullable Id addressBookId) {
        storage.read(unit -> filing.checkCreate(unit, caller, addressBookId));
    }

    /**
     * Creates an address.
     *
     * @throws Refusal also {@link Refusal.Reason#UNSUPPORTED} for a record type
     */
    public Address create(Caller caller, CreationRequest asked, AddressForm form) {
        return storage.write(caller, unit -> {
            Id book = filing.requireCreate(unit, caller, asked.placeId());
            AliasRules.requirePermission(caller, asked);
            return filing.withAlias(
                    unit, asked, filing.writer(unit).create(asked.withPlace(book), form, Provenance.of(caller, true)));
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

    @Override
    public Address checkUpdate(Caller caller, Id id) {
        return filing.checkUpdate(caller, id);
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
            Address address = filing.lockForUpdate(unit, caller, id);
            return filing.writer(unit)
                    .update(address, edit.apply(address), precondition, () -> Provenance.of(caller, true));
        });
    }

    @Override
    public void checkDelete(Caller caller, Id id) {
        filing.checkDelete(caller, id);
    }

    /**
     * Deletes an address.
     *
     * @throws Refusal also {@link Refusal.Reason#OUTDATED}, then {@link Refusal.Reason#ILLEGAL_STATE} while contacts use it
     */
    @Override
    public void delete(Caller caller, Id id, VersionPrecondition precondition) {
        filing.delete(caller, id, precondition, unit -> AddressUse.requireUnused(unit, caller, id));
    }

    @Override
    public void checkFile(Caller caller, Id id, Id addressBookId) {
        filing.checkFile(caller, id, addressBookId);
    }

    @Override
    public void checkUnfile(Caller caller, Id id, Id addressBookId) {
        filing.checkUnfile(caller, id, addressBookId);
    }

    @Override
    public void file(Caller caller, Id id, Id addressBookId) {
        filing.file(caller, id, addressBookId);
    }

    @Override
    public void unfile(Caller caller, Id id, Id addressBookId) {
        filing.unfile(caller, id, addressBookId);
    }

    @Override
    public void checkMove(Caller caller, Id id, Id from, Id to) {
        filing.checkMove(caller, id, from, to);
    }

    @Override
    public void move(Caller caller, Id id, Id from, Id to) {
        filing.move(caller, id, from, to);
    }

    @Override
    public void checkMerge(Caller caller, Id keptId, Id otherId) {
        merges.check(caller, keptId, otherId);
    }

    @Override
    public Address merge(Caller caller, Id keptId, Id otherId, VersionPrecondition precondition) {
        return merges.merge(caller, keptId, otherId, precondition);
    }
}
