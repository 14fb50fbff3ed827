package campus.contacts.people;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Properties;
import campus.contacts.Refusal;
import java.util.List;

/** Looks whether properties are what their record types say. */
@FunctionalInterface
public interface PropertyCheck {
    /** What is wrong, each with its pointer into the properties; empty when nothing is. */
    List<Refusal.Detail> problems(Kind kind, List<Id> recordTypeIds, Properties properties);
}
