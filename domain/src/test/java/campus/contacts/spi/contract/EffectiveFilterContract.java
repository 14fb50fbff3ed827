package campus.contacts.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.EffectiveFilter;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contacts are listed by their effective period (wire contract, section 3). */
public interface EffectiveFilterContract extends StorageFixture {
    @Test
    default void a_date_range_and_a_contact_period_include_both_ends() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Instant start = Instant.parse("2024-02-01T00:00:00Z");
            Instant end = Instant.parse("2024-02-29T23:59:59.999Z");
            Id february =
                    campus.contact(address, ContactForm.named("x").withEffective(new EffectivePeriod(start, end)));
            Id since = campus.contact(address, ContactForm.named("x").withEffective(new EffectivePeriod(start, null)));
            Id until = campus.contact(address, ContactForm.named("x").withEffective(new EffectivePeriod(null, end)));
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
            assertTiming(campus, throughout(EffectivePeriod.MIN, EffectivePeriod.MAX), always);
        }
    }

    @Test
    default void a_contact_is_effective_at_a_moment_or_it_is_not() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            EffectivePeriod moment = new EffectivePeriod(CampusFixture.NOON, CampusFixture.NOON);
            Id then = campus.contact(address, ContactForm.named("x").withEffective(moment));
            Id always = campus.contact(address);
            assertTiming(campus, new EffectiveFilter.At(CampusFixture.NOON), then, always);
            assertTiming(campus, new EffectiveFilter.At(CampusFixture.NOON.plusNanos(999_999)), then, always);
            assertTiming(campus, new EffectiveFilter.At(CampusFixture.NOON.plusMillis(1)), always);
            assertTiming(campus, new EffectiveFilter.At(CampusFixture.NOON.minusMillis(1)), always);
            assertTiming(campus, new EffectiveFilter.NotAt(CampusFixture.NOON));
            assertTiming(campus, new EffectiveFilter.NotAt(CampusFixture.NOON.plusMillis(1)), then);
            assertTiming(campus, new EffectiveFilter.NotAt(CampusFixture.NOON.minusNanos(1)), then);
        }
    }

    private static EffectiveFilter overlapping(Instant from, Instant to) {
        return new EffectiveFilter.Overlapping(new EffectivePeriod(from, to));
    }

    private static EffectiveFilter throughout(Instant from, Instant to) {
        return new EffectiveFilter.Throughout(new EffectivePeriod(from, to));
    }

    private static void assertTiming(CampusFixture campus, EffectiveFilter timing, Id... expected) {
        ContactQuery query = ContactQuery.ALL.effective(List.of(timing));
        assertThat(campus.list(query)).containsExactly(expected);
        assertThat(campus.count(query, GrantScope.EVERYWHERE)).isEqualTo(expected.length);
    }
}
