package campus.contacts.rest.history;

import campus.contacts.OsidObject;
import campus.contacts.osid.DateTimeText;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.service.history.ObjectHistory;
import campus.contacts.service.objects.ObjectLookup;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The recorded time that a read is about (recorded time, section 2).
 *
 * @param asked the moment that {@code asOf} names; null: the present, which the date of today means too
 * @param now the time of the request
 */
public record RecordedMoment(Instant asked, Instant now) {
    /** The parameter that names a moment. */
    public static final String PARAMETER = "asOf";

    public static RecordedMoment of(QueryParameters query, Clock clock) {
        Instant now = clock.instant();
        String today = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        return new RecordedMoment(
                query.text(PARAMETER)
                        .filter(text -> !text.equals(today))
                        .map(RecordedMoment::read)
                        .orElse(null),
                now);
    }

    /** Reads a date-time, or a date, which means the end of that UTC day. */
    private static Instant read(String text) {
        return DateTimeText.readTo(text)
                .orElseThrow(() -> HttpException.badRequest("parameter '" + PARAMETER
                        + "' must be a date such as 2026-01-31 or an RFC 3339 date-time such as 2026-01-31T08:00:00Z"));
    }

    /** Returns the look-up of the objects as they were; 400 when the moment is in the future. */
    public <T extends OsidObject, Q> ObjectLookup<T, Q> lookup(ObjectHistory<T, Q> history) {
        return asked == null ? history.present() : history.asOf(asked);
    }

    /** Returns the moment at which a contact counts as effective or not. */
    public Instant effectiveAt() {
        return asked == null || asked.isAfter(now) ? now : asked;
    }
}
