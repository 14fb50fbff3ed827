package campus.contacts;

import campus.contacts.osid.EffectivePeriod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Selects contacts by their effective period. Moments are truncated to milliseconds, as all periods are. */
public sealed interface EffectiveFilter {
    boolean matches(EffectivePeriod effective);

    /** Selects contacts that are effective at some moment of the range. */
    record Overlapping(EffectivePeriod range) implements EffectiveFilter {
        public Overlapping {
            Objects.requireNonNull(range);
        }

        @Override
        public boolean matches(EffectivePeriod effective) {
            return effective.overlaps(range);
        }
    }

    /** Selects contacts that are effective during the entire range (OSID's on-date rule). */
    record Throughout(EffectivePeriod range) implements EffectiveFilter {
        public Throughout {
            Objects.requireNonNull(range);
        }

        @Override
        public boolean matches(EffectivePeriod effective) {
            return effective.encloses(range);
        }
    }

    /** Selects contacts that are effective at that moment. */
    record At(Instant moment) implements EffectiveFilter {
        public At {
            moment = moment.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public boolean matches(EffectivePeriod effective) {
            return effective.includes(moment);
        }
    }

    /** Selects contacts that are not effective at that moment: ended before it or starting after it. */
    record NotAt(Instant moment) implements EffectiveFilter {
        public NotAt {
            moment = moment.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public boolean matches(EffectivePeriod effective) {
            return !effective.includes(moment);
        }
    }
}
