package campus.contacts.people;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import java.util.List;

/** Looks whether properties are what their record types say. */
@FunctionalInterface
public interface RecordValidator {
    /** What is wrong, each with its pointer into the properties; empty when nothing is. */
    List<Refusal.Detail> problems(ObjectKind kind, List<Id> recordTypeIds, RecordProperties properties);
}
