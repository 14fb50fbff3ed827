package campus.contacts.service.writing;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.records.AddressTextFormatter;
import campus.contacts.records.DataSource;
import campus.contacts.records.SourceData;
import campus.contacts.service.rules.DataSourceRules;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.UnitOfWork;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates and changes contacts and addresses within a unit of work, by the rules that hold for every writer. The use
 * case has checked before that the caller may do so.
 *
 * @param authority of this provider's own types
 * @param merged the version of the object that is merged into the one that is changed; null: none is
 */
public record FiledObjectWriter(
        UnitOfWork unit,
        TypeCatalog types,
        String authority,
        @Nullable Long merged) {
    /** Creates a writer of objects that are merged with no other. */
    public FiledObjectWriter(UnitOfWork unit, TypeCatalog types, String authority) {
        this(unit, types, authority, null);
    }

    public FiledObjectWriter {
        Objects.requireNonNull(unit);
        Objects.requireNonNull(types);
        Objects.requireNonNull(authority);
    }

    /** Returns a writer that stores a version also without a change, later than that of the object that is merged. */
    public FiledObjectWriter merging(OsidObject other) {
        return new FiledObjectWriter(unit, types, authority, other.identity().version());
    }

    /**
     * Creates a contact.
     *
     * @param asked with a book, which must exist
     * @throws Refusal {@link Refusal.Reason#UNSUPPORTED} for a type, {@link Refusal.Reason#INVALID_ARGUMENT} for a
     *     property
     */
    public Contact create(Contact.Link link, CreationRequest asked, ContactForm form, Provenance provenance) {
        Classification classification = classify(ObjectKind.CONTACT, asked);
        types.requireAdded(classification, form.properties(), RecordProperties.NONE);
        return unit.contacts()
                .insert(identity -> new Contact(identity, classification, link, form), place(asked), provenance);
    }

    /**
     * Creates a contact as {@link #create} does, with one statement if its address exists.
     *
     * @return empty if it has to be created by {@link #create}
     */
    public Optional<Contact> createAtOnce(
            Contact.Link link, CreationRequest asked, ContactForm form, Provenance provenance) {
        Classification classification = classify(ObjectKind.CONTACT, asked);
        types.requireAdded(classification, form.properties(), RecordProperties.NONE);
        return unit.contacts()
                .insertAtOnce(identity -> new Contact(identity, classification, link, form), place(asked), provenance);
    }

    /**
     * Creates an address.
     *
     * @param asked with a book, which must exist
     * @throws Refusal {@link Refusal.Reason#UNSUPPORTED} for a type, {@link Refusal.Reason#INVALID_ARGUMENT} for a
     *     property
     */
    public Address create(CreationRequest asked, AddressForm form, Provenance provenance) {
        Classification classification = classify(ObjectKind.ADDRESS, asked);
        AddressForm content = checked(classification, form);
        DataSourceRules.requireSourceData(unit, place(asked), form.properties());
        return unit.addresses()
                .insert(identity -> new Address(identity, classification, content), place(asked), provenance);
    }

    /**
     * Returns the form of a new address as it is stored.
     *
     * @param source that the book of the address is, as {@link #source} returns it
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} for a property
     */
    public AddressForm checked(Classification classification, Optional<DataSource> source, AddressForm form) {
        AddressForm content = checked(classification, form);
        DataSourceRules.requireSourceData(source, form.properties());
        return content;
    }

    /** Returns the data source that an address book is, if it is one. */
    public Optional<DataSource> source(Id addressBookId) {
        return DataSourceRules.source(unit, addressBookId);
    }

    private AddressForm checked(Classification classification, AddressForm form) {
        types.requireAdded(classification, form.properties(), RecordProperties.NONE);
        return withoutDerivedText(form, RecordProperties.NONE);
    }

    private static Id place(CreationRequest asked) {
        return Objects.requireNonNull(asked.placeId());
    }

    private Classification classify(ObjectKind kind, CreationRequest asked) {
        return types.classify(kind, asked.genusTypeId(), asked.recordTypeIds(), authority);
    }

    /**
     * Changes a contact; a form without a change leaves the version unchanged.
     *
     * @param present locked in this unit of work
     * @param provenance called only if a version is stored
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} for a property, then {@link Refusal.Reason#OUTDATED}
     */
    public Contact update(
            Contact present, ContactForm form, VersionPrecondition precondition, Supplier<Provenance> provenance) {
        return update(present, present.classification(), form, precondition, provenance);
    }

    /**
     * Changes a contact that is not locked, with one statement if it still has the same version.
     *
     * @return empty if it has to be changed by {@link #update}, which also finds out whether an object that the edit leaves as it is still
     *     exists
     */
    public Optional<Contact> updateAtOnce(Contact seen, ContactForm form, VersionPrecondition precondition) {
        types.requireAdded(seen.classification(), form.properties(), seen.properties());
        precondition.check(seen);
        return form.equals(seen.content())
                ? Optional.empty()
                : unit.contacts()
                        .updateAtOnce(
                                seen, identity -> new Contact(identity, seen.classification(), seen.link(), form));
    }

    /** Changes a contact, also its record types, as {@link #update} does otherwise. */
    public Contact update(
            Contact present,
            Classification classification,
            ContactForm form,
            VersionPrecondition precondition,
            Supplier<Provenance> provenance) {
        types.requireAdded(classification, form.properties(), present.properties());
        return replace(
                unit.contacts(),
                present,
                precondition,
                identity -> new Contact(identity, classification, present.link(), form),
                provenance);
    }

    /**
     * Changes an address; a form without a change leaves the version unchanged.
     *
     * @param present locked in this unit of work
     * @param provenance called only if a version is stored
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} for a property, then {@link Refusal.Reason#OUTDATED}
     */
    public Address update(
            Address present, AddressForm form, VersionPrecondition precondition, Supplier<Provenance> provenance) {
        return update(present, present.classification(), form, precondition, provenance);
    }

    /** Changes an address, also its record types, as {@link #update} does otherwise. */
    public Address update(
            Address present,
            Classification classification,
            AddressForm form,
            VersionPrecondition precondition,
            Supplier<Provenance> provenance) {
        AddressForm content = withoutDerivedText(
                form, present.content().text() == null ? present.properties() : RecordProperties.NONE);
        types.requireAdded(classification, content.properties(), present.properties());
        if (!SourceData.of(content.properties()).equals(SourceData.of(present.properties()))) {
            unit.addresses()
                    .sourceBook(present.id())
                    .ifPresent(book -> DataSourceRules.requireSourceData(unit, book, content.properties()));
        }
        return replace(
                unit.addresses(),
                present,
                precondition,
                identity -> new Address(identity, classification, content),
                provenance);
    }

    /** @param draft makes the object with its new content from an identity */
    private <T extends OsidObject> T replace(
            FiledObjectStore<T, ?> store,
            T before,
            VersionPrecondition precondition,
            Function<ObjectVersion, T> draft,
            Supplier<Provenance> provenance) {
        precondition.check(before);
        if (merged == null && draft.apply(before.identity()).equals(before)) {
            return before;
        }
        T after = draft.apply(before.identity().changed(unit.moment(), merged == null ? 0 : merged));
        store.update(before, after, provenance.get());
        return after;
    }

    /** Returns the form without its text if that only repeats the text of the records, present or previous. */
    private static AddressForm withoutDerivedText(AddressForm form, RecordProperties before) {
        Optional<String> text = Optional.ofNullable(form.text());
        boolean repeats = text.isPresent()
                && (text.equals(AddressTextFormatter.of(form.properties()))
                        || text.equals(AddressTextFormatter.of(before)));
        return repeats ? form.withoutText() : form;
    }
}
