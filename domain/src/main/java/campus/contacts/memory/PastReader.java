package campus.contacts.memory;

import campus.contacts.OsidObject;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.OptionalLong;

/** The common part of the readers of objects as they were at a moment. */
abstract class PastReader<T extends OsidObject, Q> extends MemoryReader<T, Q> {
    private final MemoryObjects<T, Q> present;
    private final Instant moment;

    PastReader(MemoryObjects<T, Q> present, Instant moment) {
        this.present = present;
        this.moment = moment;
    }

    MemoryState memory() {
        return present.memory();
    }

    Instant moment() {
        return moment;
    }

    RecordedTable<T> recorded() {
        return present.recorded();
    }

    boolean existed(long number) {
        return get(number) != null;
    }

    @Override
    OptionalLong number(Id id) {
        OptionalLong number = present.recordedNumber(id);
        return number.isPresent() && existed(number.getAsLong()) ? number : OptionalLong.empty();
    }

    @Override
    T get(long number) {
        return recorded().get(number, moment);
    }

    @Override
    boolean isVisible(long number, Visibility visibility) {
        return present.isReachable(number, visibility)
                && present.isShown(recorded().at(number, moment), RecordedPeriod.of(moment), visibility);
    }
}
