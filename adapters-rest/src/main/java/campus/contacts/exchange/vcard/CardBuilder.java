package campus.contacts.exchange.vcard;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Value;
import ezvcard.VCard;
import ezvcard.property.FormattedName;
import ezvcard.property.Organization;
import ezvcard.property.StructuredName;
import ezvcard.property.Uid;
import ezvcard.property.VCardProperty;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes the vCard of a reference from its contacts: name, organization and note of the first contact that has them, and the parts of every
 * address.
 */
final class CardBuilder {
    /** The property of the records of a card that stands for a name longer than that of a contact may be. */
    static final String FULL_NAME = "fn";

    private final VCard card = new VCard();
    private final CardPartWriter parts;

    private CardBuilder(String shownName, List<VCardProperty> others) {
        this.parts = new CardPartWriter(card, shownName, others);
    }

    /** Returns the card of contacts of one reference, in the order of their creation. */
    static CardBuilder of(List<AddressedContact> contacts) {
        Contact first = first(contacts, "name")
                .or(() -> first(contacts, "vcard"))
                .orElse(contacts.get(0).contact());
        List<VCardProperty> others =
                RecordTexts.struct(properties(contacts, "vcard"), "vcard").get("properties") instanceof Value.Array rows
                        ? rows.values().stream()
                                .map(JCardRows::property)
                                .flatMap(Optional::stream)
                                .toList()
                        : List.of();
        CardBuilder builder = new CardBuilder(first.display().name(), others);
        Value.Struct vcard = RecordTexts.struct(properties(contacts, "vcard"), "vcard");
        builder.head(
                vcard,
                first.display().name(),
                contacts.get(0).contact().link().referenceId().toString(),
                others);
        builder.name(RecordTexts.struct(properties(contacts, "name"), "name"));
        builder.organization(RecordTexts.struct(properties(contacts, "organization"), "organization"));
        builder.set(
                RecordTexts.text(RecordTexts.struct(properties(contacts, "note"), "note"), "text"),
                builder.card::addNote);
        builder.add(contacts);
        others.stream().filter(property -> !(property instanceof FormattedName)).forEach(builder.card::addProperty);
        return builder;
    }

    /** Returns the card of an address that belongs to nothing listed. */
    static CardBuilder of(Address address) {
        CardBuilder builder = new CardBuilder(address.display().name(), List.of());
        builder.head(
                new Value.Struct(java.util.Map.of()),
                address.display().name(),
                address.id().toString(),
                List.of());
        builder.parts.add(address, address.display().name(), EffectivePeriod.ALWAYS);
        return builder;
    }

    /** Returns the further parts of a card that is too long to be made at once. */
    static CardBuilder further(List<AddressedContact> contacts, String shownName) {
        CardBuilder builder = new CardBuilder(shownName, List.of());
        builder.add(contacts);
        return builder;
    }

    VCard card() {
        return card;
    }

    String shownName() {
        return parts.shownName();
    }

    private static Optional<Contact> first(List<AddressedContact> contacts, String record) {
        return contacts.stream()
                .map(AddressedContact::contact)
                .filter(contact -> contact.properties().get(record).isPresent())
                .findFirst();
    }

    private static campus.contacts.osid.RecordProperties properties(List<AddressedContact> contacts, String record) {
        return first(contacts, record).map(Contact::properties).orElse(campus.contacts.osid.RecordProperties.NONE);
    }

    private void head(Value.Struct vcard, String displayName, String reference, List<VCardProperty> others) {
        String uid = RecordTexts.text(vcard, "uid");
        card.setUid(new Uid(uid == null ? reference : uid));
        Stream<FormattedName> whole =
                others.stream().filter(FormattedName.class::isInstance).map(FormattedName.class::cast);
        card.setFormattedName(whole.findFirst().orElseGet(() -> new FormattedName(displayName)));
        set(RecordTexts.text(vcard, "rev"), rev -> card.addExtendedProperty("REV", rev));
    }

    private void name(Value.Struct name) {
        if (name.members().isEmpty()) {
            return;
        }
        StructuredName structured = new StructuredName();
        structured.setFamily(RecordTexts.text(name, "family"));
        structured.setGiven(RecordTexts.text(name, "given"));
        structured.getAdditionalNames().addAll(RecordTexts.texts(name.get("additional")));
        structured.getPrefixes().addAll(RecordTexts.texts(name.get("prefixes")));
        structured.getSuffixes().addAll(RecordTexts.texts(name.get("suffixes")));
        card.setStructuredName(structured);
    }

    private void organization(Value.Struct organization) {
        String name = RecordTexts.text(organization, "name");
        List<String> units = RecordTexts.texts(organization.get("units"));
        if (name != null || !units.isEmpty()) {
            Organization property = new Organization();
            property.getValues().add(name == null ? "" : name);
            property.getValues().addAll(units);
            card.setOrganization(property);
        }
        set(RecordTexts.text(organization, "title"), card::addTitle);
        set(RecordTexts.text(organization, "role"), card::addRole);
    }

    private void add(List<AddressedContact> contacts) {
        for (AddressedContact listed : contacts) {
            if (listed.address() != null) {
                parts.add(
                        listed.address(),
                        listed.contact().display().name(),
                        listed.contact().content().effective());
            }
        }
    }

    private void set(String text, Function<String, ?> setter) {
        if (text != null) {
            setter.apply(text);
        }
    }
}
