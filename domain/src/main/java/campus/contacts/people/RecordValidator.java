package campus.contacts.people;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import java.util.List;

/** Checks properties against their record types. */
@FunctionalInterface
public interface RecordValidator {
    /** Returns the problems, each with its pointer into the properties; empty when there are none. */
    List<Refusal.Detail> problems(ObjectKind kind, List<Id> recordTypeIds, RecordProperties properties);
}
