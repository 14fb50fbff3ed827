package campus.contacts.rest;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.Kind;
import campus.contacts.Properties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Addresses in JSON. */
final class AddressJson extends ObjectJson<Address, AddressForm> {
    AddressJson(Site site) {
        super(Kind.ADDRESS, site);
    }

    @Override
    void writeOwn(JsonGenerator json, Address address) throws IOException {
        writeId(json, "resourceId", address.content().resourceId());
        json.writeStringField("addressText", address.content().text());
    }

    @Override
    AddressForm form(Address address) {
        return address.content();
    }

    @Override
    ObjectNode writable(AddressForm form) {
        ObjectNode writable = writable(form.display());
        putIfSet(writable, "resourceId", form.resourceId());
        putIfSet(writable, "addressText", form.text());
        return writable;
    }

    @Override
    AddressForm read(ObjectNode writable) {
        return new AddressForm(
                display(writable), id(writable, "resourceId"), text(writable, "addressText"), Properties.NONE);
    }
}
