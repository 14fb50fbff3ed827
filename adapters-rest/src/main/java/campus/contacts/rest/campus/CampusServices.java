package campus.contacts.rest.campus;

import campus.contacts.people.ValueLists;
import campus.contacts.rest.admission.BroadSearchLimiter;
import campus.contacts.service.ContactService;
import campus.contacts.service.people.Directory;
import campus.contacts.service.people.EmailAddresses;
import campus.contacts.service.people.PersonalContacts;
import campus.contacts.service.people.ResultSnapshots;
import campus.contacts.service.people.Students;
import campus.contacts.service.people.TaskService;
import java.time.Clock;

/** The use cases behind the campus's own APIs, on the storage of the service. */
public record CampusServices(
        Directory directory,
        PersonalContacts contacts,
        Students students,
        TaskService tasks,
        EmailAddresses emailAddresses,
        ValueLists lists,
        ResultSnapshots foundSets,
        BroadSearchLimiter broadSearches) {
    /** @param connections the number of requests that can use the storage at once */
    public static CampusServices of(ContactService service, ValueLists lists, Clock clock, int connections) {
        PersonalContacts contacts = new PersonalContacts(service, lists, clock);
        Students students = new Students(service.storage(), lists, clock);
        return new CampusServices(
                new Directory(service.storage(), clock),
                contacts,
                students,
                new TaskService(service.storage(), contacts, students, clock),
                new EmailAddresses(service),
                lists,
                new ResultSnapshots(service.storage(), clock),
                BroadSearchLimiter.sharing(connections));
    }
}
