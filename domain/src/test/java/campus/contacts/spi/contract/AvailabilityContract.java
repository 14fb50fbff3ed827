package campus.contacts.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Visibility;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contacts are listed by their availability at a moment, from their availability record (OSID's availability). */
public interface AvailabilityContract extends StorageFixture {
    /** 09:30 in Berlin on a Monday in winter, which is 08:30 in UTC. */
    Instant MONDAY_MORNING = Instant.parse("2024-01-08T08:30:00Z");

    @Test
    default void a_contact_is_available_at_its_hours_in_its_time_zone() {
        try (CampusFixture campus = campus()) {
            Id berlin = usable(campus, period("monday", "09:00", "10:00", "Europe/Berlin"));
            Id tokyo = usable(campus, period("monday", "09:00", "10:00", "Asia/Tokyo"));
            campus.contact(campus.address());
            assertAvailable(campus, MONDAY_MORNING, berlin);
            assertAvailable(campus, Instant.parse("2024-01-08T00:00:00Z"), tokyo);
            assertAvailable(campus, Instant.parse("2024-01-08T08:00:00Z"), berlin);
            assertAvailable(campus, Instant.parse("2024-01-08T08:59:59.999Z"), berlin);
            assertAvailable(campus, Instant.parse("2024-01-08T09:00:00Z"));
            assertAvailable(campus, MONDAY_MORNING.plusSeconds(86_400));
        }
    }

    @Test
    default void a_period_that_ends_before_it_starts_ends_on_the_next_day() {
        try (CampusFixture campus = campus()) {
            Id night = usable(campus, period("sunday", "22:00", "02:00", "UTC"));
            assertAvailable(campus, Instant.parse("2024-01-07T23:00:00Z"), night);
            assertAvailable(campus, Instant.parse("2024-01-08T01:59:00Z"), night);
            assertAvailable(campus, Instant.parse("2024-01-08T02:00:00Z"));
            assertAvailable(campus, Instant.parse("2024-01-07T01:00:00Z"));
        }
    }

    @Test
    default void a_contact_that_is_not_effective_is_not_available() {
        try (CampusFixture campus = campus()) {
            Id ended = usable(campus, period("monday", "00:00", "23:59", "UTC"));
            assertAvailable(campus, MONDAY_MORNING, ended);
            EffectivePeriod past = new EffectivePeriod(null, MONDAY_MORNING.minusMillis(1));
            campus.contacts()
                    .update(CampusFixture.ANYONE, ended, VersionPrecondition.NONE, form -> form.withEffective(past));
            assertAvailable(campus, MONDAY_MORNING);
        }
    }

    @Test
    default void availability_follows_changes_of_the_record_and_the_end() {
        try (CampusFixture campus = campus()) {
            Id contact = usable(campus, period("monday", "00:00", "23:59", "UTC"));
            campus.contacts()
                    .update(
                            CampusFixture.ANYONE,
                            contact,
                            VersionPrecondition.NONE,
                            form -> form.withProperties(availability(period("friday", "00:00", "23:59", "UTC"))));
            assertAvailable(campus, MONDAY_MORNING);
            assertAvailable(campus, Instant.parse("2024-01-12T12:00:00Z"), contact);
            campus.contacts()
                    .update(
                            CampusFixture.ANYONE,
                            contact,
                            VersionPrecondition.NONE,
                            form -> form.withProperties(RecordProperties.NONE));
            assertAvailable(campus, Instant.parse("2024-01-12T12:00:00Z"));
            campus.contacts().delete(CampusFixture.ANYONE, contact, VersionPrecondition.NONE);
            assertAvailable(campus, MONDAY_MORNING);
        }
    }

    static Id usable(CampusFixture campus, Value... periods) {
        ContactForm form = ContactForm.named("usable").withProperties(availability(periods));
        Contact.Link link = new Contact.Link(campus.address(), CampusFixture.SOMEBODY);
        return campus.contacts()
                .create(
                        CampusFixture.ANYONE,
                        link,
                        new CreationRequest(null, List.of(CampusFixture.AVAILABILITY), null),
                        form)
                .id();
    }

    private static RecordProperties availability(Value... periods) {
        return RecordProperties.of(Map.of("availability", new Value.Array(List.of(periods))));
    }

    static Value period(String weekday, String from, String to, String zone) {
        return new Value.Struct(Map.of(
                "weekdays",
                new Value.Array(List.of(new Value.Text(weekday))),
                "from",
                new Value.Text(from),
                "to",
                new Value.Text(to),
                "zone",
                new Value.Text(zone)));
    }

    private static void assertAvailable(CampusFixture campus, Instant moment, Id... contacts) {
        ContactQuery query = ContactQuery.ALL.availableAt(moment);
        assertThat(campus
                        .storage()
                        .read(unit -> unit.contacts().list(query, Visibility.EVERYTHING, PageRequest.first(10)))
                        .stream()
                        .map(Contact::id))
                .containsExactly(contacts);
        assertThat(campus.contacts().count(CampusFixture.ANYONE, query)).isEqualTo(contacts.length);
    }
}
