package campus.contacts.exchange.vcard;

import campus.contacts.Address;
import campus.contacts.osid.Id;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.property.StructuredName;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes contacts as vCards in UTF-8, one for each reference. Contacts of one reference must follow each other. The card of a reference with
 * more than {@value #MOST_AT_ONCE} contacts is written in several parts, so that memory use does not depend on their number.
 */
public final class CardFile {
    private static final int MOST_AT_ONCE = 1000;

    private static final String BEGIN = "BEGIN:VCARD\r\nVERSION:";
    private static final String END = "END:VCARD\r\n";

    private final OutputStream out;
    private final VCardVersion version;
    private final List<AddressedContact> contacts = new ArrayList<>();
    private Id reference;
    private CardBuilder begun;

    /** @param version 3.0 or 4.0 */
    public CardFile(OutputStream out, String version) {
        this.out = out;
        this.version = VCardVersion.valueOfByStr(version);
    }

    /** Adds a contact to the card of its reference. */
    public void write(AddressedContact contact) throws IOException {
        Id next = contact.contact().link().referenceId();
        if (reference != null && !reference.equals(next)) {
            endCard();
        }
        reference = next;
        contacts.add(contact);
        if (contacts.size() == MOST_AT_ONCE) {
            writePart();
        }
    }

    /** Writes an address as a card of its own. */
    public void write(Address address) throws IOException {
        write(text(CardBuilder.of(address).card()));
    }

    /** Writes the rest of the last card. */
    public void end() throws IOException {
        endCard();
    }

    private void endCard() throws IOException {
        if (begun != null || !contacts.isEmpty()) {
            if (!contacts.isEmpty()) {
                writePart();
            }
            write(END);
        }
        begun = null;
        reference = null;
    }

    private void writePart() throws IOException {
        if (begun == null) {
            begun = CardBuilder.of(contacts);
            String whole = text(begun.card());
            write(whole.substring(0, whole.length() - END.length()));
        } else {
            String whole = text(CardBuilder.further(contacts, begun.shownName()).card());
            write(whole.substring(BEGIN.length() + "4.0\r\n".length(), whole.length() - END.length()));
        }
        contacts.clear();
    }

    private String text(VCard card) throws IOException {
        if (version == VCardVersion.V3_0 && card.getStructuredName() == null && card.getFormattedName() != null) {
            // 3.0 requires it
            StructuredName name = new StructuredName();
            name.setFamily(card.getFormattedName().getValue());
            card.setStructuredName(name);
        }
        StringWriter text = new StringWriter();
        try (VCardWriter writer = new VCardWriter(text, version)) {
            writer.setCaretEncodingEnabled(true);
            writer.setAddProdId(false);
            writer.setVersionStrict(false);
            writer.setIncludeTrailingSemicolons(version == VCardVersion.V3_0);
            writer.write(card);
        }
        return text.toString();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
