package campus.contacts.rest.view;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.json.DateTimes;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Contacts in JSON. */
public final class ContactJson extends ObjectJson<Contact, ContactForm> {
    /** The property that shows the address of a contact on request; input may repeat it, and it is ignored there. */
    public static final String ADDRESS = "address";

    private static final SerializableString START_DATE = name("startDate");
    private static final SerializableString END_DATE = name("endDate");
    private static final SerializableString END_REASON_ID = name("endReasonId");
    private static final SerializableString ADDRESS_ID = name("addressId");
    private static final SerializableString REFERENCE_ID = name("referenceId");
    private static final SerializableString ADDRESSEE_ID = name("addresseeId");

    public ContactJson(PublicUrl site, Schemas schemas) {
        super(ObjectKind.CONTACT, site, schemas);
    }

    @Override
    void writeOwn(JsonGenerator json, Contact contact) throws IOException {
        ContactForm form = contact.content();
        writeText(json, START_DATE, DateTimes.write(form.effective().start()));
        writeText(json, END_DATE, DateTimes.write(form.effective().end()));
        writeId(json, END_REASON_ID, form.endReasonId());
        writeId(json, ADDRESS_ID, contact.link().addressId());
        writeId(json, REFERENCE_ID, contact.link().referenceId());
        writeId(json, ADDRESSEE_ID, form.addresseeId());
    }

    @Override
    public Map<String, List<Id>> readOnly(Contact contact) {
        Map<String, List<Id>> present = super.readOnly(contact);
        present.putAll(readOnly(contact.link()));
        return present;
    }

    /** Returns the read-only properties that a new contact may repeat from its query. */
    public static Map<String, List<Id>> readOnly(Contact.Link link) {
        return Map.of("addressId", List.of(link.addressId()), "referenceId", List.of(link.referenceId()));
    }

    @Override
    public ObjectNode unify(ObjectNode sent) {
        sent.remove(ADDRESS);
        return sent;
    }

    @Override
    public ContactForm form(Contact contact) {
        return contact.content();
    }

    @Override
    public ObjectNode writable(ContactForm form) {
        ObjectNode writable = writable(form.display(), form.properties());
        putIfSet(writable, "startDate", DateTimes.write(form.effective().start()));
        putIfSet(writable, "endDate", DateTimes.write(form.effective().end()));
        putIfSet(writable, "endReasonId", form.endReasonId());
        putIfSet(writable, "addresseeId", form.addresseeId());
        return writable;
    }

    @Override
    public ContactForm read(ObjectNode writable) {
        return new ContactForm(
                display(writable),
                effective(writable),
                id(writable, "endReasonId"),
                id(writable, "addresseeId"),
                properties(writable));
    }
}
