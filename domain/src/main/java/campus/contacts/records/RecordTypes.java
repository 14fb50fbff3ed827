package campus.contacts.records;

import static campus.contacts.osid.ObjectKind.ADDRESS;
import static campus.contacts.osid.ObjectKind.ADDRESS_BOOK;
import static campus.contacts.osid.ObjectKind.CONTACT;
import static campus.contacts.osid.PropertyRule.bool;
import static campus.contacts.osid.PropertyRule.integer;
import static campus.contacts.osid.PropertyRule.list;
import static campus.contacts.osid.PropertyRule.oneOf;
import static campus.contacts.osid.PropertyRule.open;
import static campus.contacts.osid.PropertyRule.set;
import static campus.contacts.osid.PropertyRule.struct;
import static campus.contacts.osid.PropertyRule.text;

import campus.contacts.osid.PropertyRule;
import campus.contacts.osid.StructRule;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The record types that every provider has, with the rules of their properties. The JSON Schema of the same name in
 * {@code schemas/types} shows the same rules to clients and forms; a test compares both.
 */
final class RecordTypes {
    private static final int MAX_PERIODS = 50;

    private static final PropertyRule TIME_OF_DAY =
            text(5, Availability::isTimeOfDay, "must be a time of day such as 08:30");

    private static final List<String> WEEKDAYS = Stream.of(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final PropertyRule USES = list(8, text(32));
    private static final PropertyRule PREFERENCE = integer(1, 100);
    private static final PropertyRule LABEL = text(64);

    static final List<BuiltInType> ALL = List.of(
            BuiltInType.record(
                            "postal-address",
                            ADDRESS,
                            "Postal address",
                            "Where mail is delivered or somebody is found.")
                    .with(PostalAddress.PROPERTY, postalAddress()),
            BuiltInType.record(
                            "telephone-number",
                            ADDRESS,
                            "Telephone numbers",
                            "The telephones that belong to an address.")
                    .with(TelephoneNumbers.PROPERTY, list(4, telephoneNumber())),
            BuiltInType.record("email-address", ADDRESS, "E-mail address", "A mailbox.")
                    .with(EmailAddress.PROPERTY, emailAddress()),
            BuiltInType.record("url", ADDRESS, "Web address", "A page.")
                    .with(WebAddress.PROPERTY, webAddress())
                    .with("urlUses", USES)
                    .with("urlPreference", PREFERENCE)
                    .with("urlLabel", LABEL),
            BuiltInType.record(
                            "directory", ADDRESS, "Directory entry", "How a directory shows an address, and to whom.")
                    .with(
                            "directory",
                            struct().with("type", text(64))
                                    .with("release", oneOf(List.of("none", "internal", "public")))),
            BuiltInType.record(
                            "personal-contact",
                            CONTACT,
                            "Personal contact",
                            "A person to reach, and what that person is to somebody.")
                    .with(PersonalContact.PROPERTY, personalContact()),
            BuiltInType.record("name", CONTACT, "Name in parts", "The parts of the name of a person.")
                    .with("name", name()),
            BuiltInType.record(
                            "organization",
                            CONTACT,
                            "Organization",
                            "The organization of a person, and what the person is there.")
                    .with("organization", organization()),
            BuiltInType.record("note", CONTACT, "Note", "A remark.").with("note", struct().with("text", text(10_000))),
            BuiltInType.record("vcard", CONTACT, "vCard", "The parts of a vCard that no other record holds.")
                    .with("vcard", vcard()),
            BuiltInType.record(
                            "availability",
                            CONTACT,
                            "Availability",
                            "On which weekdays and at which times of day a contact is usable.")
                    .with(Availability.PROPERTY, list(MAX_PERIODS, period())),
            BuiltInType.record(
                            "data-source", ADDRESS_BOOK, "Data source", "The system whose data an address book holds.")
                    .with(DataSource.PROPERTY, dataSource()));

    private RecordTypes() {}

    private static PropertyRule name() {
        return struct().with("family", text(128))
                .with("given", text(128))
                .with("additional", list(4, text(64)))
                .with("prefixes", list(4, text(64)))
                .with("suffixes", list(4, text(64)));
    }

    private static PropertyRule organization() {
        return struct().with("name", text(256))
                .with("units", list(4, text(128)))
                .with("title", text(128))
                .with("role", text(128));
    }

    /** The properties are rows of jCard (RFC 7095, section 3.3). */
    private static PropertyRule vcard() {
        return struct().with("uid", text(512))
                .with("rev", text(64))
                .with("properties", list(500, list(100, PropertyRule.ANY)));
    }

    /** Adds how a part of an address is used. */
    private static StructRule used(StructRule part) {
        return part.with("uses", USES).with("preference", PREFERENCE).with("label", LABEL);
    }

    private static PropertyRule postalAddress() {
        return used(struct().with("street", list(3, text(128)))
                .with("room", text(64))
                .with("locality", text(128))
                .with("region", text(128))
                .with("postalCode", text(32))
                .with("country", oneOf(List.of(Locale.getISOCountries())))
                .with("addressType", text(64)));
    }

    private static PropertyRule telephoneNumber() {
        return used(struct().with("kind", oneOf(List.of(TelephoneNumber.PRIMARY, TelephoneNumber.ALTERNATIVE)))
                .with("areaCode", text(10, TelephoneNumber::isAreaCode, TelephoneNumber.AREA_CODE))
                .with("number", text(40, TelephoneNumber::isNumber, TelephoneNumber.NUMBER))
                .with("extension", text(16, TelephoneNumber::isExtension, TelephoneNumber.EXTENSION)));
    }

    private static PropertyRule emailAddress() {
        return used(struct().with(
                                "address",
                                text(
                                        EmailAddressSyntax.MAX_LENGTH,
                                        EmailAddressSyntax::isValid,
                                        "must be an e-mail address such as name@example.edu"))
                        .with("isPrimary", bool()))
                .with("sourceData", open());
    }

    private static PropertyRule webAddress() {
        return text(
                2000,
                UriSyntax::isWebAddress,
                "must be an http or https address with a host, such as https://www.example.edu/");
    }

    private static PropertyRule personalContact() {
        return struct().with("firstName", text(64))
                .with("middleName", text(64))
                .with("lastName", text(64))
                .with("name", text(128))
                .with("relationship", text(64))
                .with("priority", integer(0, 999_999));
    }

    private static PropertyRule period() {
        return struct().with("weekdays", set(7, oneOf(WEEKDAYS)))
                .with("from", TIME_OF_DAY)
                .with("to", TIME_OF_DAY)
                .with("zone", oneOf(ZoneId.getAvailableZoneIds()));
    }

    private static PropertyRule dataSource() {
        return struct().with("code", text(32, DataSource::isCode, DataSource.CODE))
                .with("origin", text(64))
                .with("facadeWritable", bool());
    }
}
