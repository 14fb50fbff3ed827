package campus.contacts.rest.list;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ListOrder;
import campus.contacts.access.Caller;
import campus.contacts.exchange.vcard.AddressedContact;
import campus.contacts.exchange.vcard.CardFile;
import campus.contacts.osid.Id;
import campus.contacts.rest.http.Exchange;
import campus.contacts.service.objects.ObjectLookup;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of contacts as vCards, one for each reference, in the order of the references (exchange, section 3). */
public final class ContactCardsOutput implements ListOutput<Contact> {
    private final FileFormat format;
    private final ObjectLookup<Address, AddressQuery> addresses;
    private final Caller caller;
    private CardFile file;

    /** @param addresses at the time of the contacts */
    public ContactCardsOutput(FileFormat format, ObjectLookup<Address, AddressQuery> addresses, Caller caller) {
        this.format = format;
        this.addresses = addresses;
        this.caller = caller;
    }

    @Override
    public ListOrder order() {
        return ListOrder.REFERENCE;
    }

    @Override
    public boolean isPaged() {
        return false;
    }

    @Override
    public void head(Exchange exchange) {
        format.head(exchange, "contacts");
    }

    @Override
    public void begin(OutputStream out) {
        file = new CardFile(out, format.version());
    }

    @Override
    public void write(List<Contact> page) throws IOException {
        Set<Id> ids = page.stream().map(contact -> contact.link().addressId()).collect(Collectors.toSet());
        Map<Id, Address> found = addresses.findAll(caller, ids);
        for (Contact contact : page) {
            file.write(new AddressedContact(contact, found.get(contact.link().addressId())));
        }
    }

    @Override
    public void end() throws IOException {
        file.end();
    }
}
