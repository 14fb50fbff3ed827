package campus.contacts.jdbc.history;

import campus.contacts.history.Change;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.ObjectTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that move rows of one kind of object to the tables of the recorded past.
 *
 * @param object the table of current objects
 * @param columns the columns that current and replaced versions share
 * @param fixed the columns that never change, except for the address of a contact, and by which deleted objects are found
 */
public record HistoryTables(String object, String columns, List<String> fixed) {
    /** The codes in {@code change_code}. */
    static final int CREATED = 0;

    static final int UPDATED = 1;
    static final int RESTORED = 2;

    private static final String TYPES = """
            insert into {object}_version_record_type (type_key, {object}_id)
            select r.type_key, r.{object}_id from %s{object}_record_type r
            where r.{object}_id = %s and not exists (
                select 1 from {object}_version_record_type v where v.{object}_id = r.{object}_id and v.type_key = r.type_key)""";

    private static final String HOURS = """
            insert into contact_version_availability (contact_id, version, time_zone, weekday, from_minute, to_minute)
            select h.contact_id, c.version, h.time_zone, h.weekday, h.from_minute, h.to_minute
            from %scontact_availability h join contact c on c.id = h.contact_id
            where h.contact_id = %s""";

    private static final String DELETION = """
            insert into {object}_deletion (id, version, deleted_at, deleted_by, %1$s)
            select c.id, c.version + 1, cast(:changed_at as timestamp(3) with time zone), cast(:recorded_by as varchar), %1$s
            from {object} c where c.id = :id""";

    private static final String END_FILINGS = """
            insert into {object}_filing_period (address_book_id, {object}_id, filed_at, filed_by, began_with_object,
                unfiled_at, unfiled_by, ended_with_object, is_last)
            select f.address_book_id, f.{object}_id, f.filed_at, f.filed_by, f.began_with_object,
                greatest(f.filed_at, cast(:changed_at as timestamp(3) with time zone)), cast(:recorded_by as varchar), true, true
            from {object}_filing f where f.{object}_id = :id""";

    public static final String END_FILING = """
            insert into {object}_filing_period (address_book_id, {object}_id, filed_at, filed_by, began_with_object,
                unfiled_at, unfiled_by, ended_with_object, is_last)
            select f.address_book_id, f.{object}_id, f.filed_at, f.filed_by, f.began_with_object,
                greatest(f.filed_at + interval '0.001' second, c.changed_at, cast(:at as timestamp(3) with time zone)),
                cast(:recorded_by as varchar), false, false
            from {object}_filing f join {object} c on c.id = f.{object}_id where f.address_book_id = :book and f.{object}_id = :id""";

    /** Returns the code of a change that makes a version with content. */
    public static short code(Change change) {
        return (short)
                switch (change) {
                    case CREATED -> CREATED;
                    case UPDATED -> UPDATED;
                    case RESTORED -> RESTORED;
                    default -> throw new IllegalArgumentException(change + " has no code");
                };
    }

    /** Returns the change that has a code. */
    public static Change change(int code) {
        return switch (code) {
            case CREATED -> Change.CREATED;
            case UPDATED -> Change.UPDATED;
            case RESTORED -> Change.RESTORED;
            default -> throw new IllegalStateException("there is no change with the code " + code);
        };
    }

    /** Returns the table of replaced versions. */
    public TargetTable versions() {
        return TargetTable.of(named("{object}_version"), columns.strip() + ", replaced_at");
    }

    String named(String statement) {
        return ObjectTable.named(statement, object);
    }

    /**
     * Returns the statements that keep the current version {@code :id} before it is replaced at {@code :changed_at}.
     *
     * @param hasTypes whether the object has record types
     * @param hasHours whether it is a contact with hours of availability
     */
    public List<String> keep(boolean hasTypes, boolean hasHours) {
        return keep(hasTypes, hasHours, new Kept("", ":id", "cast(:changed_at as timestamp(3) with time zone)"));
    }

    /**
     * Returns the statements that keep the current versions of all the objects {@code :ids} before they are replaced.
     *
     * @param replacedAt when the version of an object {@code c} ends
     */
    public List<String> keepAll(boolean hasTypes, boolean hasHours, String replacedAt) {
        // H2 finds many rows by an index of several columns only in a join
        return keep(
                hasTypes,
                hasHours,
                new Kept("unnest(cast(:ids as bigint array)) as t(kept_id), ", "t.kept_id", replacedAt));
    }

    /** The numbers of the objects whose versions are kept: a table, which may be none, and an expression. */
    private record Kept(String numbers, String number, String replacedAt) {}

    private List<String> keep(boolean hasTypes, boolean hasHours, Kept kept) {
        List<String> statements = new ArrayList<>();
        statements.add(named("insert into {object}_version (" + columns + ", replaced_at)\nselect "
                + columns + ", " + kept.replacedAt + "\nfrom " + kept.numbers + "{object} c where c.id = "
                + kept.number));
        if (hasTypes) {
            statements.add(named(TYPES.formatted(kept.numbers, kept.number)));
        }
        if (hasHours) {
            statements.add(HOURS.formatted(kept.numbers, kept.number));
        }
        return statements;
    }

    /** Returns the statement that records the deletion of the object {@code :id} as its next version. */
    public String deletion() {
        return named(DELETION.formatted(String.join(", ", fixed)));
    }

    /** Returns the statement after which the deleted object {@code :id} is no longer found by what never changes. */
    String restoration() {
        return named("update {object}_deletion set " + String.join(" = null, ", fixed) + " = null where id = :id");
    }

    /** Returns the statement that ends the filings of the deleted object {@code :id}. */
    public String endFilings() {
        return named(END_FILINGS);
    }
}
