package campus.contacts.rest.view;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Addresses in JSON. */
public final class AddressJson extends ObjectJson<Address, AddressForm> {
    private static final SerializableString RESOURCE_ID = name("resourceId");
    private static final SerializableString ADDRESS_TEXT = name("addressText");

    public AddressJson(PublicUrl site, Schemas schemas) {
        super(ObjectKind.ADDRESS, site, schemas);
    }

    @Override
    void writeOwn(JsonGenerator json, Address address) throws IOException {
        writeId(json, RESOURCE_ID, address.content().resourceId());
        writeText(json, ADDRESS_TEXT, address.text().orElse(null));
    }

    @Override
    public AddressForm form(Address address) {
        return address.content();
    }

    @Override
    public ObjectNode writable(AddressForm form) {
        ObjectNode writable = writable(form.display(), form.properties());
        putIfSet(writable, "resourceId", form.resourceId());
        putIfSet(writable, "addressText", form.text());
        return writable;
    }

    @Override
    public AddressForm read(ObjectNode writable) {
        return new AddressForm(
                display(writable), id(writable, "resourceId"), text(writable, "addressText"), properties(writable));
    }
}
