package campus.contacts.spi;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Effective;
import campus.contacts.Id;
import campus.contacts.Reach;
import campus.contacts.Timing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which contacts are effective when (wire contract, section 3). */
public interface TimingContract extends StorageFixture {
    @Test
    default void a_range_of_dates_includes_both_its_ends_and_both_of_the_contact() {
        try (Campus campus = campus()) {
            Id address = campus.address();
            Instant start = Instant.parse("2024-02-01T00:00:00Z");
            Instant end = Instant.parse("2024-02-29T23:59:59.999Z");
            Id february = campus.contact(address, ContactForm.named("x").withEffective(new Effective(start, end)));
            Id since = campus.contact(address, ContactForm.named("x").withEffective(new Effective(start, null)));
            Id until = campus.contact(address, ContactForm.named("x").withEffective(new Effective(null, end)));
            Id always = campus.contact(address);

            assertTiming(campus, overlapping(null, null), february, since, until, always);
            assertTiming(campus, overlapping(end, null), february, since, until, always);
            assertTiming(campus, overlapping(end.plusMillis(1), null), since, always);
            assertTiming(campus, overlapping(null, start), february, since, until, always);
            assertTiming(campus, overlapping(null, start.minusMillis(1)), until, always);
            assertTiming(campus, overlapping(start.minusMillis(9), start.minusMillis(1)), until, always);

            assertTiming(campus, throughout(start, end), february, since, until, always);
            assertTiming(campus, throughout(start.minusMillis(1), end), until, always);
            assertTiming(campus, throughout(start, end.plusMillis(1)), since, always);
            assertTiming(campus, throughout(start, null), since, always);
            assertTiming(campus, throughout(null, end), until, always);
            assertTiming(campus, throughout(null, null), always);
            assertTiming(campus, throughout(Effective.MIN, Effective.MAX), always);
        }
    }

    @Test
    default void a_contact_is_effective_at_a_moment_or_it_is_not() {
        try (Campus campus = campus()) {
            Id address = campus.address();
            Effective moment = new Effective(Campus.NOON, Campus.NOON);
            Id then = campus.contact(address, ContactForm.named("x").withEffective(moment));
            Id always = campus.contact(address);
            assertTiming(campus, new Timing.At(Campus.NOON), then, always);
            assertTiming(campus, new Timing.At(Campus.NOON.plusNanos(999_999)), then, always);
            assertTiming(campus, new Timing.At(Campus.NOON.plusMillis(1)), always);
            assertTiming(campus, new Timing.At(Campus.NOON.minusMillis(1)), always);
            assertTiming(campus, new Timing.NotAt(Campus.NOON));
            assertTiming(campus, new Timing.NotAt(Campus.NOON.plusMillis(1)), then);
            assertTiming(campus, new Timing.NotAt(Campus.NOON.minusNanos(1)), then);
        }
    }

    private static Timing overlapping(Instant from, Instant to) {
        return new Timing.Overlapping(new Effective(from, to));
    }

    private static Timing throughout(Instant from, Instant to) {
        return new Timing.Throughout(new Effective(from, to));
    }

    private static void assertTiming(Campus campus, Timing timing, Id... expected) {
        ContactQuery query = ContactQuery.ALL.effective(List.of(timing));
        assertThat(campus.list(query)).containsExactly(expected);
        assertThat(campus.count(query, Reach.EVERYWHERE)).isEqualTo(expected.length);
    }
}
