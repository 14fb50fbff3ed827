package campus.contacts.rest.api;

import campus.contacts.ContactService;
import campus.contacts.Directory;
import campus.contacts.people.EmailAddresses;
import campus.contacts.people.PersonalContacts;
import campus.contacts.people.Students;
import campus.contacts.people.ValueLists;
import campus.contacts.query.FoundSets;
import campus.contacts.tasks.Tasks;
import java.time.Clock;

/** The use cases behind the campus's own APIs, on the storage of the service. */
public record Facades(
        Directory directory,
        PersonalContacts contacts,
        Students students,
        Tasks tasks,
        EmailAddresses emailAddresses,
        ValueLists lists,
        FoundSets foundSets,
        BroadSearches broadSearches) {
    /** @param connections how many requests can use the storage at once */
    public static Facades of(ContactService service, ValueLists lists, Clock clock, int connections) {
        PersonalContacts contacts = new PersonalContacts(service, lists, clock);
        Students students = new Students(service.storage(), lists, clock);
        return new Facades(
                new Directory(service.storage(), clock),
                contacts,
                students,
                new Tasks(service.storage(), contacts, students, clock),
                new EmailAddresses(service),
                lists,
                new FoundSets(service.storage(), clock),
                BroadSearches.sharing(connections));
    }
}
