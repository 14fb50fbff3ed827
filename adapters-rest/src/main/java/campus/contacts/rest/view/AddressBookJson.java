package campus.contacts.rest.view;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookNode;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Address books in JSON. */
public final class AddressBookJson extends ObjectJson<AddressBook, AddressBookForm> {
    private static final SerializableString PROVIDER_ID = name("providerId");
    private static final SerializableString BRANDING_IDS = name("brandingIds");
    private static final SerializableString LICENSE = name("license");

    public AddressBookJson(PublicUrl site, Schemas schemas) {
        super(ObjectKind.ADDRESS_BOOK, site, schemas);
    }

    /** Writes a book with its neighbourhood in the hierarchy. */
    public void writeNode(JsonGenerator json, AddressBookNode node) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", node.book().id().toString());
        json.writeStringField("uri", uri(node.book()));
        json.writeStringField("displayName", node.book().display().name());
        json.writeBooleanField("root", node.root());
        if (node.book().isSmart()) {
            json.writeBooleanField("smart", true);
        }
        writeNodes(json, "parents", node.parents());
        writeNodes(json, "children", node.children());
        json.writeEndObject();
    }

    private void writeNodes(JsonGenerator json, String name, List<AddressBookNode> nodes) throws IOException {
        json.writeArrayFieldStart(name);
        for (AddressBookNode node : nodes) {
            writeNode(json, node);
        }
        json.writeEndArray();
    }

    @Override
    void writeOwn(JsonGenerator json, AddressBook book) throws IOException {
        AddressBookForm form = book.content();
        writeId(json, PROVIDER_ID, form.providerId());
        writeIds(json, BRANDING_IDS, form.brandingIds());
        writeText(json, LICENSE, form.license());
    }

    @Override
    public AddressBookForm form(AddressBook book) {
        return book.content();
    }

    @Override
    public ObjectNode writable(AddressBookForm form) {
        ObjectNode writable = writable(form.display(), form.properties());
        putIfSet(writable, "providerId", form.providerId());
        putIds(writable, "brandingIds", form.brandingIds());
        putIfSet(writable, "license", form.license());
        return writable;
    }

    @Override
    public AddressBookForm read(ObjectNode writable) {
        return new AddressBookForm(
                display(writable),
                id(writable, "providerId"),
                ids(writable, "brandingIds"),
                text(writable, "license"),
                properties(writable));
    }

    /** Replaces {@code brandingId} of the wire contract, a single Id, by {@code brandingIds}. */
    @Override
    public ObjectNode unify(ObjectNode sent) {
        JsonNode single = sent.get("brandingId");
        if (single == null) {
            return sent;
        }
        ObjectNode unified = sent.deepCopy();
        unified.remove("brandingId");
        if (isUnset(single)) {
            return sent.has("brandingIds") ? unified : unified.putNull("brandingIds");
        }
        JsonNode several = sent.path("brandingIds");
        if (!isUnset(several) && !saysTheSame(single, several)) {
            String problem = "must say the same as brandingIds where both are given";
            throw Refusal.invalid("brandingId " + problem, HttpException.at("/brandingId", problem));
        }
        unified.putArray("brandingIds").add(single);
        return unified;
    }

    private static boolean isUnset(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isArray() && value.isEmpty()
                || value.isTextual() && value.textValue().isEmpty();
    }

    private static boolean saysTheSame(JsonNode single, JsonNode several) {
        if (!several.isArray() || !single.isTextual()) {
            return false;
        }
        Optional<Id> id = Id.find(single.textValue());
        for (JsonNode each : several) {
            if (!each.isTextual() || id.isEmpty() || !Id.find(each.textValue()).equals(id)) {
                return false;
            }
        }
        return true;
    }
}
