package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypedProperty;
import campus.contacts.osid.Value;
import java.util.List;
import java.util.Optional;

/**
 * Where mail is delivered or somebody is found: the property of the record type {@code postal-address}.
 *
 * @param content the value of the property; members that are not set may be missing
 */
public record PostalAddress(Value.Struct content) implements TypedProperty {
    /** The property of the record. */
    public static final String PROPERTY = "postalAddress";

    /** One in which nothing is set. */
    public static final PostalAddress EMPTY = new PostalAddress(Value.Struct.EMPTY);

    /** Returns the value among the properties of an object; empty when it is not set. */
    public static Optional<PostalAddress> of(RecordProperties properties) {
        return properties.get(PROPERTY).orElse(Value.NULL) instanceof Value.Struct content
                ? Optional.of(new PostalAddress(content))
                : Optional.empty();
    }

    @Override
    public String property() {
        return PROPERTY;
    }

    @Override
    public Value value() {
        return content;
    }

    /** Returns the room, flat or box. */
    public Optional<String> room() {
        return Texts.set(content, "room");
    }

    public PostalAddress withRoom(String room) {
        return new PostalAddress(content.with("room", Value.of(room)));
    }

    /** Returns the city, town or village. */
    public Optional<String> locality() {
        return Texts.set(content, "locality");
    }

    public PostalAddress withLocality(String locality) {
        return new PostalAddress(content.with("locality", Value.of(locality)));
    }

    /** Returns the state, province or region. */
    public Optional<String> region() {
        return Texts.set(content, "region");
    }

    public PostalAddress withRegion(String region) {
        return new PostalAddress(content.with("region", Value.of(region)));
    }

    /** Returns the postal code. */
    public Optional<String> postalCode() {
        return Texts.set(content, "postalCode");
    }

    public PostalAddress withPostalCode(String postalCode) {
        return new PostalAddress(content.with("postalCode", Value.of(postalCode)));
    }

    /** Returns the two-letter code of ISO 3166, in upper case. */
    public Optional<String> country() {
        return Texts.set(content, "country");
    }

    public PostalAddress withCountry(String country) {
        return new PostalAddress(content.with("country", Value.of(country)));
    }

    /** Returns what the address is used for. */
    public Optional<String> addressType() {
        return Texts.set(content, "addressType");
    }

    public PostalAddress withAddressType(String addressType) {
        return new PostalAddress(content.with("addressType", Value.of(addressType)));
    }

    /** Returns the lines of the street, at most three. */
    public List<String> street() {
        return content.texts("street");
    }

    public PostalAddress withStreet(String... lines) {
        return new PostalAddress(content.with("street", Value.ofTexts(List.of(lines))));
    }
}
