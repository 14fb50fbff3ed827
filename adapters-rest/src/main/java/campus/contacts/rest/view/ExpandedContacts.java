package campus.contacts.rest.view;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.service.objects.ObjectLookup;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Contacts that show their whole address, or null where it is hidden from the caller (queries, section 3). The addresses of a page are
 * read at once.
 *
 * @param lookup the addresses at the time of the contacts
 */
public record ExpandedContacts(
        ContactJson contacts, AddressJson addresses, ObjectLookup<Address, AddressQuery> lookup, Caller caller)
        implements ObjectView<Contact> {
    @Override
    public void write(JsonGenerator json, List<Contact> page) throws IOException {
        Set<Id> ids = page.stream().map(contact -> contact.link().addressId()).collect(Collectors.toSet());
        Map<Id, Address> found = lookup.findAll(caller, ids);
        for (Contact contact : page) {
            write(json, contact, found.get(contact.link().addressId()));
        }
    }

    private void write(JsonGenerator json, Contact contact, Address address) throws IOException {
        json.writeStartObject();
        contacts.writeFields(json, contact);
        json.writeFieldName(ContactJson.ADDRESS);
        if (address == null) {
            json.writeNull();
        } else {
            addresses.write(json, address);
        }
        json.writeEndObject();
    }

    @Override
    public void answer(Exchange exchange, Contact contact) {
        Id addressId = contact.link().addressId();
        Address address = lookup.findAll(caller, Set.of(addressId)).get(addressId);
        long addressVersion = address == null ? 0 : address.identity().version();
        Instant changedAt = contact.identity().changedAt();
        Instant addressChangedAt =
                address == null ? changedAt : address.identity().changedAt();
        EntityTags.answer(
                exchange,
                contact.identity().version() + "-" + addressVersion,
                addressChangedAt.isAfter(changedAt) ? addressChangedAt : changedAt,
                json -> write(json, contact, address));
    }
}
