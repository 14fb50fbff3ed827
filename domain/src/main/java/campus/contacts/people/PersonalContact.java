package campus.contacts.people;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.records.DataSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Whom to reach about a person, and how: a contact with the {@code personal-contact} record, the address that it names, and the data
 * source in whose book it is.
 */
public record PersonalContact(Contact contact, Address address, Source source) {
    /** Priority, type, id; a contact without priority comes last. */
    public static final Comparator<PersonalContact> ORDER = Comparator.comparing(
                    (PersonalContact each) -> each.priority().orElse(null),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(PersonalContact::typeId)
            .thenComparing(each -> each.contact.identity().number());

    /** The property of the record. */
    public static final String PROPERTY = "personalContact";

    private static final Value.Struct NOTHING = new Value.Struct(Map.of());

    /** A data source, and its book. */
    public record Source(DataSource data, Id bookId) {}

    public Id id() {
        return contact.id();
    }

    /** The contact type, as the list of them has it. */
    public String typeId() {
        return contact.classification().genusTypeId().identifier();
    }

    /** Which of several is tried first; empty where nobody said. */
    public Optional<BigDecimal> priority() {
        return said().get("priority") instanceof Value.Number number
                ? Optional.of(number.value().stripTrailingZeros())
                : Optional.empty();
    }

    /** Whether other APIs than CampusAPI may change it. */
    public boolean isWritable() {
        return source.data().facadeWritable();
    }

    /** Whether it has one name as a whole, as contacts of employees have. */
    public boolean isNamedAsWhole() {
        return said().text("name").filter(name -> !name.isEmpty()).isPresent();
    }

    /** The later last change of contact and address. */
    public Instant changedAt() {
        Instant contactChanged = contact.identity().changedAt();
        Instant addressChanged = address.identity().changedAt();
        return contactChanged.isAfter(addressChanged) ? contactChanged : addressChanged;
    }

    /** What the record says of whom to reach. */
    public Value.Struct said() {
        return structure(contact.properties(), PROPERTY);
    }

    /** A property that is a structure; one without members where it is unset. */
    public static Value.Struct structure(RecordProperties properties, String name) {
        return properties.get(name).orElse(NOTHING) instanceof Value.Struct structure ? structure : NOTHING;
    }
}
