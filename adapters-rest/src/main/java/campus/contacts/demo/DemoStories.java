package campus.contacts.demo;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.BookQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.PercentEncoding;
import campus.contacts.records.TelephoneNumber;
import campus.contacts.records.TelephoneNumbers;
import campus.contacts.service.ContactService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What clerks have done on the campus: a number that was corrected, a person who was entered twice, a smart address book, and the instructors
 * of a course.
 */
final class DemoStories {
    private static final Caller RECEPTION = Caller.ANYONE.by(new Author.User("reception"));
    private static final int TERM_DAYS = 182;
    private static final Caller REGISTRAR = Caller.ANYONE.by(new Author.User("registrar"));

    private final ContactService service;
    private final AddressBook campus;
    private final Instant today;

    /** @param campus the book of the university */
    DemoStories(ContactService service, AddressBook campus, Instant today) {
        this.service = service;
        this.campus = campus;
        this.today = today;
    }

    void load() {
        enterTwice();
        makeSmartBook();
        teach();
    }

    /**
     * Enters the telephone of a course with a wrong digit, corrects it, and gives it a second number, each in a unit of work of its own: the
     * history has one version of each.
     */
    void correctNumber() {
        Address desk =
                makeTelephone(RECEPTION, "Astronomy 101, front desk", course(), TelephoneNumber.at("+1 617 555 0191"));
        makeContact(RECEPTION, "workContactType", desk, course(), named("Astronomy 101", "Front desk"));
        change(REGISTRAR, desk, TelephoneNumber.at("+1 617 555 0119"));
        change(RECEPTION, desk, TelephoneNumber.at("+1 617 555 0119"), TelephoneNumber.at("+1 617 555 0120"));
    }

    private void change(Caller caller, Address desk, TelephoneNumber... numbers) {
        service.addresses()
                .update(caller, desk.id(), VersionPrecondition.NONE, form -> form.with(TelephoneNumbers.of(numbers)));
    }

    /** Enters a visitor at two desks, with the number written in two ways. */
    private void enterTwice() {
        Id visitor = own("resource.Resource", "petra.f");
        for (String number : List.of("+1 617 555 0177", "+1 (617) 555-0177")) {
            Address mobile = makeTelephone(Caller.ANYONE, "Mobile", visitor, TelephoneNumber.at(number));
            makeContact(Caller.ANYONE, "homeContactType", mobile, visitor, named("Petra Fennimore", "Mobile"));
        }
    }

    private void makeSmartBook() {
        AddressBook emergencies = service.addressBooks()
                .create(
                        Caller.ANYONE,
                        CreationRequest.in(campus.id()),
                        AddressBookForm.named("Whom to call in an emergency"));
        String type = type("familyEmergencyContactType").toString();
        service.addressBooks()
                .setQuery(
                        Caller.ANYONE,
                        emergencies.id(),
                        VersionPrecondition.NONE,
                        BookQuery.ofContacts("parentGenusTypeId=" + PercentEncoding.encode(type) + "&effective=true"));
    }

    /** Gives a course another instructor in each term: whom to call depends on the day. */
    private void teach() {
        List<String> instructors = List.of("Ada Lindholm", "Ada Marsh", "Ada Okoro");
        for (int term = 0; term < instructors.size(); term++) {
            Instant start = today.plus((term - 1L) * TERM_DAYS - TERM_DAYS / 2, ChronoUnit.DAYS);
            EffectivePeriod effective = new EffectivePeriod(start, start.plus(TERM_DAYS - 1L, ChronoUnit.DAYS));
            String name = instructors.get(term);
            TelephoneNumber number = TelephoneNumber.at("+1 617 555 013" + term);
            Address telephone = makeTelephone(Caller.ANYONE, name + ", course telephone", course(), number);
            ContactForm form = named("Astronomy 101", "Instructor: " + name).withEffective(effective);
            makeContact(Caller.ANYONE, "workContactType", telephone, course(), form);
        }
    }

    private Address makeTelephone(Caller caller, String name, Id resource, TelephoneNumber number) {
        CreationRequest request = CreationRequest.in(campus.id())
                .withGenus(type("telephoneAddressType"))
                .withRecordTypes(List.of(type("telephone-number")));
        AddressForm form = AddressForm.named(name).withResource(resource).with(TelephoneNumbers.of(number));
        return service.addresses().create(caller, request, form);
    }

    private void makeContact(Caller caller, String genus, Address address, Id reference, ContactForm form) {
        CreationRequest request = CreationRequest.in(campus.id()).withGenus(type(genus));
        service.contacts().create(caller, new Contact.Link(address.id(), reference), request, form);
    }

    private static ContactForm named(String name, String description) {
        return ContactForm.named(name).withDisplay(new DisplayText(name, description));
    }

    private Id course() {
        return own("course.Course", "astronomy-101");
    }

    private Id type(String name) {
        return own("type.Type", name);
    }

    private Id own(String namespace, String identifier) {
        return Id.of(namespace, identifier, service.ownIds().authority());
    }
}
