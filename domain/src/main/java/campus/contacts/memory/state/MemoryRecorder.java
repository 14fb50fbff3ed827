package campus.contacts.memory.state;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Provenance;
import campus.contacts.feed.PriorSight;
import campus.contacts.feed.RecordedChange;
import campus.contacts.history.Change;
import campus.contacts.history.RecordedEvent;
import campus.contacts.memory.recorded.RecordedPart;
import campus.contacts.memory.recorded.RecordedRelation;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import java.time.Instant;

/** Records the changes of a unit of work, with their time and author. */
public record MemoryRecorder(MemoryTransaction unit) {
    /** Records a version, which ends the previous one. */
    public <T extends OsidObject> void version(RecordedTable<T> table, T object, Change change, Provenance provenance) {
        long number = object.identity().number();
        boolean replaces = table.findLast(number) != null;
        table.add(number, RecordedVersion.of(object, change, unit.author(), provenance), unit.changes());
        if (replaces) {
            ended(table, number, object.identity().changedAt());
        }
    }

    /** Records the end of an object and returns its time. */
    public <T extends OsidObject> Instant deletion(RecordedTable<T> table, ObjectVersion last) {
        ObjectVersion deleted = last.changed(unit.moment());
        Instant at = deleted.changedAt();
        table.add(last.number(), RecordedVersion.deletion(deleted.version(), at, unit.author()), unit.changes());
        ended(table, last.number(), at);
        return at;
    }

    /** Records a change that made a version, for the feed. */
    public void change(OsidObject object, MemoryFeed.What what, PriorSight before) {
        change(object, what, object.identity().changedAt(), before);
    }

    /** Records a change that made no version, for the feed. */
    public void changeOfLink(OsidObject object, MemoryFeed.What what, PriorSight before) {
        change(object, what, moment(object.identity().changedAt()), before);
    }

    /** Records for the feed that an object was deleted. */
    public void deletion(OsidObject object, Instant at, PriorSight before) {
        MemoryState memory = unit.memory();
        memory.feed.add(
                subject(object, object.identity().version() + 1),
                MemoryFeed.What.of(Change.DELETED),
                new MemoryFeed.Event(at, unit.author()),
                before,
                unit.changes());
    }

    private void change(OsidObject object, MemoryFeed.What what, Instant at, PriorSight before) {
        MemoryFeed.Event event = new MemoryFeed.Event(at, unit.author());
        unit.memory().feed.add(subject(object, object.identity().version()), what, event, before, unit.changes());
    }

    private static RecordedChange.Subject subject(OsidObject object, long version) {
        if (object instanceof Contact contact) {
            String reference = contact.link().referenceId().key();
            return new RecordedChange.Subject(ObjectKind.CONTACT, object.id(), version, reference);
        }
        ObjectKind kind = object instanceof Address ? ObjectKind.ADDRESS : ObjectKind.ADDRESS_BOOK;
        return new RecordedChange.Subject(kind, object.id(), version, null);
    }

    /** Records a link that begins with the object of the right number. */
    public void beginWithObject(RecordedRelation relation, long left, long right, Instant at) {
        relation.begin(left, right, new RecordedEvent(at, unit.author(), true), unit.changes());
    }

    /** @param notBefore time of the present version of the object of the right number */
    public void begin(RecordedRelation relation, long left, long right, Instant notBefore) {
        relation.begin(left, right, new RecordedEvent(moment(notBefore), unit.author(), false), unit.changes());
    }

    /** Records a link that ends with the object of the right number. */
    public void endWithObject(RecordedRelation relation, long left, long right, Instant at) {
        end(relation, left, right, new RecordedEvent(at, unit.author(), true));
    }

    /** @param notBefore time of the present version of the object of the right number */
    public void end(RecordedRelation relation, long left, long right, Instant notBefore) {
        end(relation, left, right, new RecordedEvent(moment(notBefore), unit.author(), false));
    }

    private void end(RecordedRelation relation, long left, long right, RecordedEvent event) {
        ended(relation, right, relation.end(left, right, event, unit.changes()));
    }

    /** Returns the moment of the unit of work, which may be before the version if the clock was set back. */
    private Instant moment(Instant notBefore) {
        return unit.moment().isBefore(notBefore) ? notBefore : unit.moment();
    }

    private void ended(RecordedPart part, long number, Instant at) {
        unit.memory().retention.ended(part, number, at, unit.changes());
    }
}
