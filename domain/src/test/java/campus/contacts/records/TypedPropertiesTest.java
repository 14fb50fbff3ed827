package campus.contacts.records;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.osid.Value;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedPropertiesTest {
    private static final String AUTHORITY = "campus.example";
    private static final TypeCatalog TYPES = BuiltInTypes.catalog(AUTHORITY);

    private static void assertValid(String type, RecordProperties properties) {
        assertThat(TYPES.problems(List.of(BuiltInTypes.id(type, AUTHORITY)), properties))
                .isEmpty();
    }

    @Test
    void a_postal_address_reads_what_it_wrote() {
        PostalAddress written = PostalAddress.EMPTY
                .withStreet("Biology", "Mill Lane 7")
                .withRoom("B-101")
                .withLocality("Tarnmoor")
                .withRegion("NH")
                .withPostalCode("03755")
                .withCountry("US")
                .withAddressType("office");
        RecordProperties properties = RecordProperties.containing(written);
        assertValid("postal-address", properties);
        PostalAddress read = PostalAddress.of(properties).orElseThrow();
        assertThat(read.street()).containsExactly("Biology", "Mill Lane 7");
        assertThat(read.room()).contains("B-101");
        assertThat(read.locality()).contains("Tarnmoor");
        assertThat(read.region()).contains("NH");
        assertThat(read.postalCode()).contains("03755");
        assertThat(read.country()).contains("US");
        assertThat(read.addressType()).contains("office");
        assertThat(AddressTextFormatter.of(properties)).contains("Biology, Mill Lane 7, B-101, Tarnmoor, NH 03755, US");
    }

    @Test
    void telephone_numbers_have_a_first_one_to_call() {
        TelephoneNumber desk =
                TelephoneNumber.at("646-1110").withAreaCode("603").withExtension("12");
        TelephoneNumber mobile = TelephoneNumber.at("+1 603 555 0100").asPrimary();
        RecordProperties properties = RecordProperties.containing(TelephoneNumbers.of(desk.asAlternative(), mobile));
        assertValid("telephone-number", properties);
        TelephoneNumbers read = TelephoneNumbers.of(properties).orElseThrow();
        assertThat(read.first()).contains(mobile);
        assertThat(read.numbers().get(0).areaCode()).contains("603");
        assertThat(read.numbers().get(0).extension()).contains("12");
        assertThat(TelephoneNumbers.of(desk).first()).contains(desk);
        assertThat(TelephoneNumbers.of().first()).isEmpty();
    }

    @Test
    void mailboxes_and_pages_read_what_they_wrote() {
        Value.Struct weight = Value.Struct.EMPTY.with("weight", Value.of(3));
        EmailAddress email =
                EmailAddress.at("ada.l@example.edu").withPrimary(true).withSourceData(weight);
        RecordProperties properties = RecordProperties.containing(email, WebAddress.at("https://www.example.edu/"));
        assertValid("email-address", properties);
        assertValid("url", properties);
        assertThat(EmailAddress.of(properties)).contains(email);
        assertThat(email.address()).contains("ada.l@example.edu");
        assertThat(email.isPrimary()).contains(true);
        assertThat(email.sourceData()).contains(weight);
        assertThat(WebAddress.of(properties)).contains(WebAddress.at("https://www.example.edu/"));
    }

    @Test
    void a_personal_contact_reads_what_it_wrote() {
        PersonalContact written = PersonalContact.EMPTY
                .withFirstName("Robin")
                .withMiddleName("J.")
                .withLastName("Lindholm")
                .withRelationship("mother")
                .withPriority(1);
        RecordProperties properties = RecordProperties.containing(written);
        assertValid("personal-contact", properties);
        PersonalContact read = PersonalContact.of(properties).orElseThrow();
        assertThat(List.of(read.firstName(), read.middleName(), read.lastName(), read.relationship()))
                .map(text -> text.orElse("-"))
                .containsExactly("Robin", "J.", "Lindholm", "mother");
        assertThat(read.name()).isEmpty();
        assertThat(read.priority()).contains(BigDecimal.ONE);
    }

    @Test
    void an_availability_reads_what_it_wrote() {
        AvailabilityPeriod mornings = AvailabilityPeriod.ALWAYS
                .on(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)
                .from(LocalTime.of(8, 30, 59))
                .until(LocalTime.NOON)
                .in(ZoneId.of("Europe/Berlin"));
        RecordProperties properties =
                RecordProperties.containing(Availability.of(mornings, AvailabilityPeriod.ALWAYS.in(ZoneOffset.UTC)));
        assertValid("availability", properties);
        Availability read = Availability.of(properties).orElseThrow();
        AvailabilityPeriod first = read.periods().get(0);
        assertThat(first.weekdays()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
        assertThat(first.start()).contains(LocalTime.of(8, 30));
        assertThat(first.end()).contains(LocalTime.NOON);
        assertThat(first.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(read.periods().get(1).zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(read.hours()).hasSize(2 + 7);
    }

    @Test
    void what_is_empty_is_not_set() {
        RecordProperties empty = RecordProperties.of(Map.of(
                "postalAddress", Value.Struct.EMPTY.with("room", Value.of("")).with("locality", Value.NULL),
                "url", Value.of(""),
                "emailAddress", Value.of("")));
        PostalAddress postal = PostalAddress.of(empty).orElseThrow();
        assertThat(postal.room()).isEmpty();
        assertThat(postal.locality()).isEmpty();
        assertThat(postal.street()).isEmpty();
        assertThat(WebAddress.of(empty)).isEmpty();
        assertThat(EmailAddress.of(empty)).isEmpty();
        assertThat(TelephoneNumbers.of(RecordProperties.NONE)).isEmpty();
        assertThat(RecordProperties.containing(WebAddress.at("https://example.edu/"))
                        .without("url"))
                .isEqualTo(RecordProperties.NONE);
    }
}
