package campus.contacts.imports;

import campus.contacts.osid.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An accepted import of a file, whose content is stored apart until it ends.
 *
 * @param id 24 random hexadecimal digits
 * @param requester distinguishes callers; never shown
 * @param order what is to be done and with which rights, as the importer wrote it
 * @param acceptedAt to the millisecond
 * @param endedAt to the millisecond; null until it has ended
 */
public record FileImport(
        String id,
        String requester,
        Value.Struct order,
        Instant acceptedAt,
        Status status,
        ImportReport report,
        @Nullable Instant endedAt) {
    /** The state of an import. */
    public enum Status {
        /** Its file is arriving. */
        ARRIVING,
        ACCEPTED,
        RUNNING,
        COMPLETE,
        /** It could not be done at all, for a reason that its report gives. */
        ERROR
    }

    public FileImport {
        Objects.requireNonNull(id);
        Objects.requireNonNull(requester);
        Objects.requireNonNull(order);
        acceptedAt = acceptedAt.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(status);
        Objects.requireNonNull(report);
        endedAt = endedAt == null ? null : endedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the import in another state. */
    public FileImport in(Status changed) {
        return new FileImport(id, requester, order, acceptedAt, changed, report, endedAt);
    }

    /** Returns the import with what it has done so far. */
    public FileImport with(ImportReport changed) {
        return new FileImport(id, requester, order, acceptedAt, status, changed, endedAt);
    }

    /** Returns the ended import. */
    public FileImport ended(Status as, ImportReport last, Instant at) {
        return new FileImport(id, requester, order, acceptedAt, as, last, at);
    }
}
