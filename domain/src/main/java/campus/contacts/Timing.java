package campus.contacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** When a contact must be effective to be listed. Moments are cut to milliseconds, as all periods are. */
public sealed interface Timing {
    boolean matches(Effective effective);

    /** Effective at some moment of the range. */
    record Overlapping(Effective range) implements Timing {
        public Overlapping {
            Objects.requireNonNull(range);
        }

        @Override
        public boolean matches(Effective effective) {
            return effective.overlaps(range);
        }
    }

    /** Effective during the entire range, OSID's on-date rule. */
    record Throughout(Effective range) implements Timing {
        public Throughout {
            Objects.requireNonNull(range);
        }

        @Override
        public boolean matches(Effective effective) {
            return effective.encloses(range);
        }
    }

    /** Effective at that moment. */
    record At(Instant moment) implements Timing {
        public At {
            moment = moment.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public boolean matches(Effective effective) {
            return effective.includes(moment);
        }
    }

    /** Not effective at that moment: ended before it or starting after it. */
    record NotAt(Instant moment) implements Timing {
        public NotAt {
            moment = moment.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public boolean matches(Effective effective) {
            return !effective.includes(moment);
        }
    }
}
