package campus.contacts.exchange;

import campus.contacts.AddressForm;
import campus.contacts.ContactForm;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.service.contactimport.ContactRow;
import campus.contacts.service.contactimport.PartValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the contacts of a row: one for each of its addresses, the first of which has the records of the row. */
public final class RowBuilder {
    /** The maximum number of addresses of a row: each becomes an address and a contact, in one transaction. */
    private static final int MOST_PARTS = 500;

    /** The records of a row that its contacts can have. */
    private static final Set<String> ROW_RECORDS = Set.of("name", "organization", "note", "vcard");

    private final RecordCatalog types;
    private final String displayName;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Value> records = new LinkedHashMap<>();
    private ContactForm common;

    /** @param displayName is cut to the length that a name may have */
    public RowBuilder(RecordCatalog types, String displayName) {
        this.types = types;
        this.displayName = DisplayText.cut(displayName);
        this.common = ContactForm.named(this.displayName);
    }

    /**
     * An address of the row.
     *
     * @param kind as of a part
     * @param properties of its records
     * @param text of its own, or null
     * @param period in which it can be used; null: the row does not say it
     */
    public record Part(String kind, RecordProperties properties, String text, EffectivePeriod period) {}

    public void add(Part part) {
        parts.add(part);
    }

    public List<Part> parts() {
        return parts;
    }

    /** Sets a property of the records of the row. */
    public void set(String name, Value value) {
        records.put(name, value);
    }

    /** Sets description, end reason and addressee of every contact. */
    public void common(ContactForm form) {
        common = form.withDisplay(new DisplayText(displayName, form.display().description()));
    }

    /** @param key as it is stored */
    public ContactRow build(long number, String key, Id referenceId, Id genusTypeId) throws BadRowException {
        if (parts.size() > MOST_PARTS) {
            throw new BadRowException(number, null, "has more than " + MOST_PARTS + " addresses");
        }
        if (parts.isEmpty()) {
            parts.add(new Part("card", RecordProperties.NONE, null, null));
        }
        Set<String> managed = new TreeSet<>(ROW_RECORDS);
        managed.addAll(records.keySet());
        managed.removeIf(name -> !types.has(ObjectKind.CONTACT, name));
        List<Id> contactTypes = types.of(ObjectKind.CONTACT, managed);
        List<ContactRow.Part> made = new ArrayList<>();
        for (Part part : parts) {
            RecordProperties properties = made.isEmpty() ? RecordProperties.of(records) : RecordProperties.NONE;
            EffectivePeriod period = part.period() == null ? EffectivePeriod.ALWAYS : part.period();
            made.add(new ContactRow.Part(
                    part.kind(),
                    PartValues.of(address(part)),
                    new ContactRow.AddressDraft(
                            null,
                            types.of(
                                    ObjectKind.ADDRESS,
                                    part.properties().values().members().keySet()),
                            address(part),
                            part.properties().values().members().keySet()),
                    new ContactRow.ContactDraft(
                            genusTypeId,
                            contactTypes,
                            common.withEffective(period).withProperties(properties),
                            part.period() != null,
                            managed)));
        }
        return new ContactRow(number, key, referenceId, made);
    }

    private AddressForm address(Part part) {
        return new AddressForm(DisplayText.named(displayName), null, part.text(), part.properties());
    }
}
