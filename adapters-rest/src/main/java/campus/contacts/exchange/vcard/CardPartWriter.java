package campus.contacts.exchange.vcard;

import campus.contacts.Address;
import campus.contacts.exchange.Countries;
import campus.contacts.json.DateTimes;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import ezvcard.VCard;
import ezvcard.property.Email;
import ezvcard.property.Telephone;
import ezvcard.property.Url;
import ezvcard.property.VCardProperty;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** Adds the parts of addresses to a vCard: mailboxes, telephones, places and pages. */
final class CardPartWriter {
    /** The parameters with the period in which a part can be used. */
    static final String START = "X-START-DATE";

    static final String END = "X-END-DATE";

    /** The property that labels those of its group, as address books of Apple write it. */
    static final String LABEL = "X-ABLABEL";

    private final VCard card;
    private final String shownName;
    private final Set<String> groups = new HashSet<>();
    private int lastGroup;

    /**
     * @param shownName the name of the card: a contact of that name has no label of its own
     * @param others further properties, whose groups are in use
     */
    CardPartWriter(VCard card, String shownName, List<VCardProperty> others) {
        this.card = card;
        this.shownName = shownName;
        others.stream()
                .filter(property -> property.getGroup() != null)
                .forEach(property -> groups.add(property.getGroup().toLowerCase(Locale.ROOT)));
    }

    String shownName() {
        return shownName;
    }

    /** @param contactName the name of the contact, which labels its parts if it is not that of the card */
    void add(Address address, String contactName, EffectivePeriod period) {
        String label = contactName.equals(shownName) ? null : contactName;
        RecordProperties properties = address.properties();
        boolean shown = addEmail(RecordTexts.struct(properties, "emailAddress"), label, period);
        if (properties.get("telephoneNumbers").orElse(Value.NULL) instanceof Value.Array numbers) {
            for (Value number : numbers.values()) {
                shown |= number instanceof Value.Struct parts && addTelephone(parts, label, period);
            }
        }
        shown |= addUrl(properties, label, period);
        Value.Struct postal = RecordTexts.struct(properties, "postalAddress");
        if (!postal.members().isEmpty() || !shown && address.content().text() != null) {
            addPostal(postal, address.content().text(), label, period);
        }
    }

    private boolean addEmail(Value.Struct email, String label, EffectivePeriod period) {
        String address = RecordTexts.text(email, "address");
        if (address == null) {
            return false;
        }
        Email property = new Email(address);
        boolean primary = email.get("isPrimary").equals(new Value.Bool(true));
        finish(property, Usage.of(email, ""), primary, label, period);
        return true;
    }

    private boolean addTelephone(Value.Struct telephone, String label, EffectivePeriod period) {
        String number = RecordTexts.text(telephone, "number");
        if (number == null) {
            return false;
        }
        StringJoiner text = new StringJoiner(" ");
        if (RecordTexts.text(telephone, "areaCode") != null) {
            text.add(RecordTexts.text(telephone, "areaCode"));
        }
        text.add(number);
        if (RecordTexts.text(telephone, "extension") != null) {
            text.add("x" + RecordTexts.text(telephone, "extension"));
        }
        boolean primary = "primary".equals(RecordTexts.text(telephone, "kind"));
        finish(new Telephone(text.toString()), Usage.of(telephone, ""), primary, label, period);
        return true;
    }

    private boolean addUrl(RecordProperties properties, String label, EffectivePeriod period) {
        String url = RecordTexts.text(properties.values(), "url");
        if (url == null) {
            return false;
        }
        finish(new Url(url), Usage.of(properties.values(), "url"), false, label, period);
        return true;
    }

    private void addPostal(Value.Struct postal, String text, String label, EffectivePeriod period) {
        ezvcard.property.Address property = new ezvcard.property.Address();
        property.getStreetAddresses().addAll(RecordTexts.texts(postal.get("street")));
        property.setExtendedAddress(RecordTexts.text(postal, "room"));
        property.setLocality(RecordTexts.text(postal, "locality"));
        property.setRegion(RecordTexts.text(postal, "region"));
        property.setPostalCode(RecordTexts.text(postal, "postalCode"));
        property.setCountry(Countries.name(RecordTexts.text(postal, "country")));
        property.setLabel(text);
        finish(property, Usage.of(postal, ""), false, label, period);
    }

    private void finish(
            VCardProperty property, Usage usage, boolean primary, String contactName, EffectivePeriod period) {
        usage.uses().forEach(property.getParameters()::addType);
        Integer preference = usage.preference() == null && primary ? Integer.valueOf(1) : usage.preference();
        property.getParameters().setPref(preference);
        put(property, START, period.start());
        put(property, END, period.end());
        String label = usage.label() == null ? contactName : usage.label();
        if (label != null) {
            property.setGroup(nextGroup());
            card.addExtendedProperty(LABEL, escaped(label)).setGroup(property.getGroup());
        }
        card.addProperty(property);
    }

    private static void put(VCardProperty property, String name, Instant moment) {
        if (moment != null) {
            property.setParameter(name, DateTimes.write(moment));
        }
    }

    private String nextGroup() {
        do {
            lastGroup++;
        } while (groups.contains("item" + lastGroup));
        return "item" + lastGroup;
    }

    /** Returns a text as the value of a property without a type, which is written as it is. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace(",", "\\,")
                .replace(";", "\\;");
    }
}
