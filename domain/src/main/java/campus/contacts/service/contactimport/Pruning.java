package campus.contacts.service.contactimport;

import campus.contacts.Contact;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends contacts that are no longer in the file of their source, in one unit of work. */
final class Pruning {
    private final UnitOfWork unit;
    private final Caller caller;
    private final List<ImportedPart> kept = new ArrayList<>();
    private final List<ImportedPart.Place> dropped = new ArrayList<>();
    private final List<Id> leftAlone = new ArrayList<>();
    private long pruned;

    Pruning(UnitOfWork unit, Caller caller) {
        this.unit = unit;
        this.caller = caller;
    }

    /** @param pruned the number of contacts that were ended or deleted */
    record Result(long pruned, List<Id> leftAlone) {}

    Result prune(List<ImportedPart> gone) {
        for (ImportedPart part : gone) {
            Optional<Contact> contact = unit.contacts().lock(part.contactId());
            if (contact.isEmpty()) {
                dropped.add(part.place());
            } else if (contact.get().id().equals(part.contactId())) {
                prune(contact.get(), part);
            } else {
                // users merged it into another one
                leftAlone.add(contact.get().id());
            }
        }
        unit.fileImports().drop(dropped);
        unit.fileImports().keep(kept);
        return new Result(pruned, leftAlone);
    }

    private void prune(Contact contact, ImportedPart part) {
        Instant now = unit.moment();
        EffectivePeriod period = contact.content().effective();
        if (contact.identity().version() != part.contactVersion() || PartUpdate.isMerged(unit, contact)) {
            leftAlone.add(contact.id());
        } else if (period.start() != null && period.start().isAfter(now)) {
            if (may(AccessFunction.DELETE, contact)) {
                unit.contacts().delete(contact);
                dropped.add(part.place());
                pruned++;
            } else {
                leftAlone.add(contact.id());
            }
        } else if (period.end() == null || period.end().isAfter(now)) {
            if (may(AccessFunction.UPDATE, contact)) {
                end(contact, part, now);
            } else {
                leftAlone.add(contact.id());
            }
        }
    }

    private void end(Contact contact, ImportedPart part, Instant now) {
        EffectivePeriod until =
                new EffectivePeriod(contact.content().effective().start(), now);
        Contact ended = new Contact(
                contact.identity().changed(now),
                contact.classification(),
                contact.link(),
                contact.content().withEffective(until));
        unit.contacts().update(contact, ended, Provenance.of(caller, true));
        dropped.add(part.place());
        kept.add(new ImportedPart(
                part.place(),
                part.addressVersion(),
                ended.id(),
                ended.identity().version(),
                part.run(),
                true));
        pruned++;
    }

    private boolean may(AccessFunction function, Contact contact) {
        GrantScope scope = caller.grantScope(function);
        return scope.everywhere()
                || (function == AccessFunction.DELETE
                        ? unit.contacts().isWhollyWithin(contact.id(), scope)
                        : unit.contacts().isWithin(contact.id(), scope));
    }
}
