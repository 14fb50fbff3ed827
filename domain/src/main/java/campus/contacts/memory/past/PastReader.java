package campus.contacts.memory.past;

import campus.contacts.OsidObject;
import campus.contacts.access.Visibility;
import campus.contacts.memory.objects.MemoryObjects;
import campus.contacts.memory.objects.MemoryReader;
import campus.contacts.memory.recorded.RecordedPeriod;
import campus.contacts.memory.recorded.RecordedTable;
import campus.contacts.memory.recorded.RecordedVersion;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.Objects;
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
        return recorded().at(number, moment) != null;
    }

    @Override
    public OptionalLong number(Id id) {
        OptionalLong number = present.recordedNumber(id);
        if (number.isPresent() && existed(number.getAsLong())) {
            return number;
        }
        OptionalLong merged = present.merged(id);
        return merged.isPresent() && existed(merged.getAsLong()) ? merged : OptionalLong.empty();
    }

    @Override
    public T get(long number) {
        return Objects.requireNonNull(recorded().get(number, moment));
    }

    @Override
    public boolean isVisible(long number, Visibility visibility) {
        RecordedVersion<T> version = recorded().at(number, moment);
        return version != null
                && present.isReachable(number, visibility)
                && present.isShown(version, RecordedPeriod.of(moment), visibility);
    }
}
