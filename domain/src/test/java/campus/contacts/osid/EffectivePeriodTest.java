package campus.contacts.osid;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.EffectiveFilter;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EffectivePeriodTest {
    private static final Instant ZERO = Instant.parse("2024-01-01T00:00:00Z");
    /** The number of distinct moments: 0 to 4 cover all relations between the ends of two periods. */
    private static final int MOMENTS = 5;

    @Test
    void periods_relate_as_the_sets_of_their_moments_do() {
        for (Span one : spans()) {
            for (int t = -1; t <= MOMENTS; t++) {
                assertThat(one.effective.includes(at(t))).isEqualTo(one.has(t));
            }
            for (Span other : spans()) {
                String both = one.effective + " and " + other.effective;
                assertThat(one.effective.overlaps(other.effective))
                        .as(both)
                        .isEqualTo(any(t -> one.has(t) && other.has(t)));
                assertThat(one.effective.encloses(other.effective))
                        .as(both)
                        .isEqualTo(!any(t -> other.has(t) && !one.has(t)));
            }
        }
    }

    @Test
    void comparisons_are_consistent() {
        for (Span one : spans()) {
            assertThat(one.effective.encloses(one.effective)).isTrue();
            assertThat(EffectivePeriod.ALWAYS.encloses(one.effective)).isTrue();
            for (Span other : spans()) {
                assertThat(one.effective.overlaps(other.effective)).isEqualTo(other.effective.overlaps(one.effective));
                if (one.effective.encloses(other.effective)) {
                    assertThat(one.effective.overlaps(other.effective)).isTrue();
                    assertThat(other.effective.encloses(one.effective)).isEqualTo(one.equals(other));
                }
            }
        }
    }

    @Test
    void effective_filters_agree_with_periods() {
        for (Span one : spans()) {
            for (int t = 0; t < MOMENTS; t++) {
                assertThat(new EffectiveFilter.At(at(t)).matches(one.effective)).isEqualTo(one.has(t));
                assertThat(new EffectiveFilter.NotAt(at(t)).matches(one.effective))
                        .isEqualTo(!one.has(t));
            }
            for (Span other : spans()) {
                assertThat(new EffectiveFilter.Overlapping(other.effective).matches(one.effective))
                        .isEqualTo(one.effective.overlaps(other.effective));
                assertThat(new EffectiveFilter.Throughout(other.effective).matches(one.effective))
                        .isEqualTo(one.effective.encloses(other.effective));
            }
        }
    }

    @Test
    void moments_are_truncated_to_milliseconds() {
        Instant fine = Instant.parse("2024-01-01T00:00:00.123999999Z");
        Instant beforeEpoch = Instant.parse("1900-01-01T00:00:00.123000001Z");
        assertThat(new EffectivePeriod(beforeEpoch, fine))
                .isEqualTo(new EffectivePeriod(
                        Instant.parse("1900-01-01T00:00:00.123Z"), Instant.parse("2024-01-01T00:00:00.123Z")));
        Instant sameMillisecond = Instant.parse("2024-01-01T00:00:00.123000001Z");
        assertThat(new EffectivePeriod(fine, sameMillisecond).includes(sameMillisecond.minusNanos(1)))
                .isTrue();
        assertThat(new EffectiveFilter.At(fine)).isEqualTo(new EffectiveFilter.At(sameMillisecond));
    }

    @Test
    void an_end_before_its_start_is_refused_with_both() {
        Refusal refusal = CampusFixture.refusal(() -> new EffectivePeriod(at(1), at(0)));
        assertThat(refusal.reason()).isEqualTo(Reason.INVALID_ARGUMENT);
        assertThat(refusal).hasMessageContaining(at(1).toString()).hasMessageContaining(at(0).toString());
    }

    @Test
    void moments_outside_the_years_1_to_9999_are_refused() {
        assertThat(new EffectivePeriod(EffectivePeriod.MIN, EffectivePeriod.MAX.plusNanos(999_999)).end())
                .isEqualTo(EffectivePeriod.MAX);
        CampusFixture.assertRefused(
                Reason.INVALID_ARGUMENT, () -> new EffectivePeriod(EffectivePeriod.MIN.minusNanos(1), null));
        CampusFixture.assertRefused(
                Reason.INVALID_ARGUMENT, () -> new EffectivePeriod(null, EffectivePeriod.MAX.plusMillis(1)));
        CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> new EffectivePeriod(Instant.MIN, Instant.MAX));
    }

    /** A period in whole milliseconds; an end is null where it is unbounded. */
    private record Span(Integer start, Integer end, EffectivePeriod effective) {
        boolean has(int t) {
            return (start == null || start <= t) && (end == null || t <= end);
        }
    }

    private static List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (int start = -1; start < MOMENTS; start++) {
            for (int end = Math.max(start, 0); end <= MOMENTS; end++) {
                Integer from = start < 0 ? null : Integer.valueOf(start);
                Integer to = end == MOMENTS ? null : Integer.valueOf(end);
                spans.add(new Span(
                        from, to, new EffectivePeriod(from == null ? null : at(from), to == null ? null : at(to))));
            }
        }
        return spans;
    }

    private static boolean any(IntPredicate predicate) {
        return IntStream.rangeClosed(-1, MOMENTS).anyMatch(predicate);
    }

    private static Instant at(int millisecond) {
        return ZERO.plusMillis(millisecond);
    }
}
