package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.EffectiveFilter;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that moments are read as they were stored, in any time zone of this process and of the server. */
@Isolated("sets the time zone of the whole process")
class TimesTest {
    private static final List<Instant> MOMENTS = List.of(
            EffectivePeriod.MIN,
            Instant.parse("0001-12-31T23:59:59.999Z"),
            Instant.parse("1582-10-10T12:00:00Z"),
            Instant.parse("1883-11-18T17:00:00.001Z"),
            Instant.parse("1969-12-31T23:59:59.999Z"),
            Instant.parse("2011-12-30T12:00:00Z"),
            Instant.parse("2024-03-31T01:30:00.123Z"),
            Instant.parse("2024-10-27T00:30:00Z"),
            EffectivePeriod.MAX);

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2InMemory(), Databases.postgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void moments_are_read_as_they_were_stored(StorageSettings settings) {
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String name : List.of("America/New_York", "Asia/Kolkata", "Pacific/Apia", "Europe/Amsterdam")) {
                TimeZone.setDefault(TimeZone.getTimeZone(name));
                try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
                    Id address = campus.address();
                    for (Instant moment : MOMENTS) {
                        comesBack(campus, address, moment);
                    }
                }
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    /** Reads often enough for PostgreSQL's driver to switch to the binary format. */
    private static void comesBack(CampusFixture campus, Id address, Instant moment) {
        EffectivePeriod effective = new EffectivePeriod(moment, moment);
        ContactForm form = ContactForm.named("x").withEffective(effective);
        Contact made = campus.contacts()
                .create(ANYONE, new Contact.Link(address, CampusFixture.SOMEBODY), CreationRequest.PLAIN, form);
        Id contact = made.id();
        for (int i = 0; i < 7; i++) {
            assertThat(campus.contactOf(contact).content().effective()).isEqualTo(effective);
        }
        assertThat(campus.contactOf(contact).identity()).isEqualTo(made.identity());
        assertThat(campus.list(ContactQuery.ALL.effective(List.of(new EffectiveFilter.At(moment)))))
                .contains(contact);
        assertThat(campus.list(ContactQuery.ALL.effective(List.of(new EffectiveFilter.At(moment.plusMillis(1))))))
                .doesNotContain(contact);
        assertThat(campus.list(ContactQuery.ALL.effective(List.of(new EffectiveFilter.NotAt(moment)))))
                .doesNotContain(contact);
        assertThat(campus.list(ContactQuery.ALL.effective(List.of(new EffectiveFilter.NotAt(moment.minusMillis(1))))))
                .contains(contact);
    }
}
