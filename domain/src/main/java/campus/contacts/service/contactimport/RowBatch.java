package campus.contacts.service.contactimport;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.Alias;
import campus.contacts.Contact;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.records.DataSource;
import campus.contacts.service.writing.FiledObjectWriter;
import campus.contacts.spi.FiledObjectStore.Filed;
import campus.contacts.spi.UnitOfWork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that are imported in one unit of work: found, compared, changed, and those that are new stored together. */
final class RowBatch {
    private final UnitOfWork unit;
    private final TypeCatalog types;
    private final FiledObjectWriter writer;
    private final Caller caller;
    private final ImportSource source;
    private final Provenance provenance;
    private final Optional<DataSource> dataSource;
    private final Map<List<@Nullable Object>, Classification> classifications = new HashMap<>();
    private final List<NewPart> newParts = new ArrayList<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final List<ImportedPart> kept = new ArrayList<>();

    RowBatch(UnitOfWork unit, TypeCatalog types, String authority, Caller caller, ImportSource source) {
        this.unit = unit;
        this.types = types;
        this.writer = new FiledObjectWriter(unit, types, authority);
        this.caller = caller;
        this.source = source;
        this.dataSource = writer.source(source.addressBookId());
        GrantScope update = caller.grantScope(AccessFunction.UPDATE);
        this.provenance = Provenance.of(
                caller, update.everywhere() || unit.addressBooks().isWithin(source.addressBookId(), update));
    }

    /**
     * A part without a contact.
     *
     * @param alias of the part
     * @param address the address that is there already; null if it is new too
     * @param draft makes the new address; null if it is there already
     * @param contact makes the contact, for its address
     * @param rowAlias of the row, if the contact stands for it, else null
     */
    private record NewPart(
            ImportedPart.Place place,
            Id alias,
            @Nullable Address address,
            @Nullable Filed<Address> draft,
            Function<Address, Filed<Contact>> contact,
            @Nullable Id rowAlias) {}

    List<RowOutcome> add(long run, List<ContactRow> rows) {
        KnownRows known = new KnownRows(unit, caller, source, rows);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (ContactRow row : rows) {
            outcomes.add(add(run, row, known));
        }
        storeNew(run);
        unit.aliases().addAll(aliases);
        unit.fileImports()
                .drop(kept.stream()
                        .map(ImportedPart::place)
                        .filter(known::isStored)
                        .toList());
        unit.fileImports().keep(kept);
        return outcomes;
    }

    private RowOutcome add(long run, ContactRow row, KnownRows known) {
        List<NewPart> added = new ArrayList<>();
        List<ImportedPart> seen = new ArrayList<>();
        try {
            Map<ContactRow.Part, KnownRows.KnownPart> matched = known.match(row);
            List<String> leftAlone = new ArrayList<>();
            List<RowOutcome.Change> changes = new ArrayList<>();
            for (ContactRow.Part part : row.parts()) {
                KnownRows.KnownPart found = Objects.requireNonNull(matched.get(part));
                if (found.contact() == null) {
                    added.add(newPart(row, part, found));
                    changes.add(RowOutcome.Change.CREATED);
                }
            }
            for (ContactRow.Part part : row.parts()) {
                KnownRows.KnownPart found = Objects.requireNonNull(matched.get(part));
                if (found.contact() != null) {
                    PartUpdate update = new PartUpdate(writer, caller, provenance);
                    changes.add(update.apply(part, found));
                    seen.add(update.seen(found, run));
                    leftAlone.addAll(update.leftAlone());
                }
            }
            moveRowAlias(
                    row, Objects.requireNonNull(matched.get(row.parts().get(0))).contact(), known);
            newParts.addAll(added);
            kept.addAll(seen);
            return new RowOutcome(changes.stream().sorted().findFirst().orElseThrow(), leftAlone, null);
        } catch (Refusal refusal) {
            return RowOutcome.refused(refusal);
        }
    }

    private NewPart newPart(ContactRow row, ContactRow.Part part, KnownRows.KnownPart found) {
        boolean isFirst = part == row.parts().get(0);
        ContactRow.ContactDraft draft = part.contact();
        Classification contactTypes = classification(ObjectKind.CONTACT, draft.genusTypeId(), draft.recordTypeIds());
        types.requireAdded(contactTypes, draft.form().properties(), RecordProperties.NONE);
        return new NewPart(
                found.place(),
                source.alias(found.place().part(), row.key()),
                found.address(),
                found.address() == null ? address(part.address()) : null,
                address -> new Filed<>(
                        identity -> new Contact(
                                identity,
                                contactTypes,
                                new Contact.Link(address.id(), row.referenceId()),
                                draft.form()),
                        source.addressBookId()),
                isFirst ? source.alias(row.key()) : null);
    }

    private Filed<Address> address(ContactRow.AddressDraft draft) {
        Classification classification = classification(ObjectKind.ADDRESS, draft.genusTypeId(), draft.recordTypeIds());
        AddressForm form = writer.checked(classification, dataSource, draft.form());
        return new Filed<>(identity -> new Address(identity, classification, form), source.addressBookId());
    }

    /** Most rows of a file have the same types. */
    private Classification classification(ObjectKind kind, @Nullable Id genusTypeId, List<Id> recordTypeIds) {
        return classifications.computeIfAbsent(
                Arrays.asList(kind, genusTypeId, recordTypeIds),
                first -> types.classify(kind, genusTypeId, recordTypeIds, writer.authority()));
    }

    /**
     * Lets the contact that stands for the row have the row's alias.
     *
     * @param first null if it is new
     */
    private void moveRowAlias(ContactRow row, @Nullable Contact first, KnownRows known) {
        Id owner = known.rowContactId(row.key());
        if (owner != null && (first == null || !owner.equals(first.id()))) {
            unit.aliases().remove(ObjectKind.CONTACT, source.alias(row.key()));
        }
        if (first != null && !first.id().equals(owner)) {
            aliases.add(new Alias(ObjectKind.CONTACT, first.id(), source.alias(row.key()), true));
        }
    }

    /** Stores the new addresses, and then the contacts that use them. */
    private void storeNew(long run) {
        List<Address> made = unit.addresses()
                .insertAll(
                        newParts.stream()
                                .map(NewPart::draft)
                                .filter(Objects::nonNull)
                                .toList(),
                        provenance);
        List<Address> used = new ArrayList<>();
        Iterator<Address> next = made.iterator();
        newParts.forEach(part -> used.add(part.address() == null ? next.next() : part.address()));
        List<Filed<Contact>> drafts = new ArrayList<>();
        for (int i = 0; i < newParts.size(); i++) {
            drafts.add(newParts.get(i).contact().apply(used.get(i)));
        }
        List<Contact> contacts = unit.contacts().insertAll(drafts, provenance);
        for (int i = 0; i < newParts.size(); i++) {
            record(newParts.get(i), used.get(i), contacts.get(i), run);
        }
    }

    private void record(NewPart made, Address address, Contact contact, long run) {
        if (made.address() == null) {
            aliases.add(new Alias(ObjectKind.ADDRESS, address.id(), made.alias(), true));
        }
        aliases.add(new Alias(ObjectKind.CONTACT, contact.id(), made.alias(), true));
        if (made.rowAlias() != null) {
            aliases.add(new Alias(ObjectKind.CONTACT, contact.id(), made.rowAlias(), true));
        }
        kept.add(new ImportedPart(
                made.place(),
                address.identity().version(),
                contact.id(),
                contact.identity().version(),
                run,
                false));
    }
}
