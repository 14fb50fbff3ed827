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
 * A contact of a person, such as an emergency contact: a contact with the {@code personal-contact} record, its address,
 * and the data source in whose book it is.
 */
public record SourcedContact(Contact contact, Address address, Source source) {
    /** Orders by priority, type and id; a contact without priority comes last. */
    public static final Comparator<SourcedContact> ORDER = Comparator.comparing(
                    (SourcedContact personal) -> personal.priority().orElse(null),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(SourcedContact::typeId)
            .thenComparing(personal -> personal.contact.identity().number());

    /** The property of the record. */
    public static final String PROPERTY = "personalContact";

    private static final Value.Struct NOTHING = new Value.Struct(Map.of());

    /** A data source and its book. */
    public record Source(DataSource data, Id bookId) {}

    public Id id() {
        return contact.id();
    }

    /** Returns the contact type, an id of the value list of types. */
    public String typeId() {
        return contact.classification().genusTypeId().identifier();
    }

    /** Returns the priority, by which several contacts are ordered; empty when none was given. */
    public Optional<BigDecimal> priority() {
        return said().get("priority") instanceof Value.Number number
                ? Optional.of(number.value().stripTrailingZeros())
                : Optional.empty();
    }

    /** Returns whether APIs other than CampusAPI may change the contact. */
    public boolean isWritable() {
        return source.data().facadeWritable();
    }

    /** Returns whether the name is a single text, as in contacts of employees. */
    public boolean isNamedAsWhole() {
        return said().text("name").filter(name -> !name.isEmpty()).isPresent();
    }

    /** Returns the later of the last changes of contact and address. */
    public Instant changedAt() {
        Instant contactChanged = contact.identity().changedAt();
        Instant addressChanged = address.identity().changedAt();
        return contactChanged.isAfter(addressChanged) ? contactChanged : addressChanged;
    }

    /** Returns the content of the record. */
    public Value.Struct said() {
        return structure(contact.properties(), PROPERTY);
    }

    /** Returns a property that is a structure; an empty structure when it is unset. */
    public static Value.Struct structure(RecordProperties properties, String name) {
        return properties.get(name).orElse(NOTHING) instanceof Value.Struct structure ? structure : NOTHING;
    }
}
