package campus.contacts.service.contactimport;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.Alias;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.service.writing.FiledObjectWriter;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the address and the contact of a part up to date, unless users edited them since the last import. */
final class PartUpdate {
    private final UnitOfWork unit;
    private final FiledObjectWriter writer;
    private final Caller caller;
    private final Provenance provenance;
    private final List<String> leftAlone = new ArrayList<>();
    private long addressVersion;
    private long contactVersion;
    private boolean isPruned;

    PartUpdate(FiledObjectWriter writer, Caller caller, Provenance provenance) {
        this.unit = writer.unit();
        this.writer = writer;
        this.caller = caller;
        this.provenance = provenance;
    }

    /** Returns the parts that were left alone. */
    List<String> leftAlone() {
        return leftAlone;
    }

    /** Returns what is to be stored of the part. */
    ImportedPart seen(KnownRows.KnownPart found, long run) {
        return new ImportedPart(
                found.place(),
                addressVersion,
                Objects.requireNonNull(found.contact()).id(),
                contactVersion,
                run,
                isPruned);
    }

    RowOutcome.Change apply(ContactRow.Part part, KnownRows.KnownPart found) {
        ImportedPart written = found.written();
        addressVersion = written == null ? 0 : written.addressVersion();
        contactVersion = written == null ? 0 : written.contactVersion();
        isPruned = written != null && written.isPruned();
        boolean changed = found.address() != null && changeAddress(part.address(), found.address(), found);
        changed |= changeContact(part.contact(), found);
        if (changed) {
            return RowOutcome.Change.UPDATED;
        }
        return leftAlone.isEmpty() ? RowOutcome.Change.UNCHANGED : RowOutcome.Change.SKIPPED;
    }

    private boolean changeAddress(ContactRow.AddressDraft draft, Address present, KnownRows.KnownPart found) {
        AddressForm form = wanted(draft, present.content());
        if (sameText(form, present.content())) {
            addressVersion = present.identity().version();
            return false;
        }
        if (isEdited(present, found.written() == null ? null : found.written().addressVersion())
                || isMerged(unit, present)) {
            leftAlone.add(found.place().part() + " (address)");
            return false;
        }
        requireUpdate(unit.addresses(), present.id());
        Address locked = unit.addresses()
                .lock(present.id())
                .orElseThrow(() -> Refusal.notFound(present.id().namespace()));
        Address changed = writer.update(locked, form, VersionPrecondition.NONE, () -> provenance);
        addressVersion = changed.identity().version();
        return changed != locked;
    }

    private static AddressForm wanted(ContactRow.AddressDraft draft, AddressForm present) {
        return new AddressForm(
                new DisplayText(draft.form().display().name(), present.display().description()),
                present.resourceId(),
                draft.form().text(),
                merged(present.properties(), draft.form().properties(), draft.managed()));
    }

    /** Returns whether two forms say the same, where a text may be derived in one of them. */
    private static boolean sameText(AddressForm one, AddressForm other) {
        return one.equals(other)
                || one.withoutText().equals(other.withoutText()) && text(one).equals(text(other));
    }

    private static String text(AddressForm form) {
        return form.text() == null
                ? campus.contacts.records.AddressTextFormatter.of(form.properties())
                        .orElse("")
                : form.text();
    }

    private boolean changeContact(ContactRow.ContactDraft draft, KnownRows.KnownPart found) {
        Contact present = Objects.requireNonNull(found.contact());
        ContactForm form = wanted(draft, present.content());
        if (form.equals(present.content())) {
            contactVersion = present.identity().version();
            isPruned = false;
            return false;
        }
        if (isEdited(present, found.written() == null ? null : found.written().contactVersion())
                || isMerged(unit, present)) {
            leftAlone.add(found.place().part());
            return false;
        }
        requireUpdate(unit.contacts(), present.id());
        Contact locked = unit.contacts()
                .lock(present.id())
                .orElseThrow(() -> Refusal.notFound(present.id().namespace()));
        Contact changed = writer.update(locked, form, VersionPrecondition.NONE, () -> provenance);
        contactVersion = changed.identity().version();
        isPruned = false;
        return changed != locked;
    }

    private ContactForm wanted(ContactRow.ContactDraft draft, ContactForm present) {
        String description = draft.form().display().description();
        DisplayText display = new DisplayText(
                draft.form().display().name(),
                description == null ? present.display().description() : description);
        Id addressee = draft.form().addresseeId();
        Id endReason = draft.form().endReasonId();
        return new ContactForm(
                display,
                period(draft, present),
                endReason == null ? present.endReasonId() : endReason,
                addressee == null ? present.addresseeId() : addressee,
                merged(present.properties(), draft.form().properties(), draft.managed()));
    }

    /** Returns the period of the row, or else the present one, which a contact that was pruned continues. */
    private EffectivePeriod period(ContactRow.ContactDraft draft, ContactForm present) {
        if (draft.setsPeriod()) {
            return draft.form().effective();
        }
        return isPruned ? new EffectivePeriod(present.effective().start(), null) : present.effective();
    }

    private static RecordProperties merged(RecordProperties present, RecordProperties wanted, Set<String> managed) {
        RecordProperties merged = present;
        for (String name : managed) {
            merged = merged.with(name, wanted.get(name).orElse(Value.NULL));
        }
        return merged;
    }

    /** @param written the version that an import wrote last; null if that is not known, as after a restore of a backup */
    private static boolean isEdited(OsidObject present, @Nullable Long written) {
        return present.identity().version() != (written == null || written == 0 ? 1 : written);
    }

    /** Returns whether users merged another object into this one, which then is not what an import wrote. */
    static boolean isMerged(UnitOfWork unit, OsidObject present) {
        Id own = present.id();
        return unit.aliases().list(present.kind(), own).stream()
                .map(Alias::aliasId)
                .anyMatch(alias -> alias.namespace().equals(own.namespace())
                        && alias.authority().equals(own.authority()));
    }

    private void requireUpdate(FiledObjectStore<?, ?> store, Id id) {
        GrantScope scope = caller.grantScope(AccessFunction.UPDATE);
        if (!scope.everywhere() && !store.isWithin(id, scope)) {
            throw Refusal.denied();
        }
    }
}
