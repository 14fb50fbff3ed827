package campus.contacts;

import campus.contacts.osid.EffectivePeriod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** When a contact must be effective to be listed. Moments are cut to milliseconds, as all periods are. */
public sealed interface EffectiveFilter {
    boolean matches(EffectivePeriod effective);

    /** Effective at some moment of the range. */
    record Overlapping(EffectivePeriod range) implements EffectiveFilter {
        public Overlapping {
            Objects.requireNonNull(range);
        }

        @Override
        public boolean matches(EffectivePeriod effective) {
            return effective.overlaps(range);
        }
    }

    /** Effective during the entire range, OSID's on-date rule. */
    record Throughout(EffectivePeriod range) implements EffectiveFilter {
        public Throughout {
            Objects.requireNonNull(range);
        }

        @Override
        public boolean matches(EffectivePeriod effective) {
            return effective.encloses(range);
        }
    }

    /** Effective at that moment. */
    record At(Instant moment) implements EffectiveFilter {
        public At {
            moment = moment.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public boolean matches(EffectivePeriod effective) {
            return effective.includes(moment);
        }
    }

    /** Not effective at that moment: ended before it or starting after it. */
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
