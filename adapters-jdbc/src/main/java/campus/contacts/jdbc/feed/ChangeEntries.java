package campus.contacts.jdbc.feed;

import campus.contacts.history.Change;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.ObjectKind;
import java.util.List;

/**
 * The statements that record changes of one kind of object for the feed. They run with the statement that makes the
 * change, and before it where the database runs them one by one, so that they read who could see the object before. {@link JdbcTransaction} replaces the names in braces.
 *
 * @param object the table of the objects
 * @param reference the column with the reference of an object {@code c}, or an expression that is null
 * @param before expressions for the four columns of an object {@code c} that say who sees it
 */
public record ChangeEntries(ObjectKind kind, String object, String reference, String before) {
    /** The code of an entry that nothing changed but who sees the object. */
    static final short ONLY_SIGHT = 10;

    private static final List<Change> CODES = List.of(
            Change.CREATED,
            Change.UPDATED,
            Change.RESTORED,
            Change.DELETED,
            Change.FILED,
            Change.UNFILED,
            Change.CHILD_ADDED,
            Change.CHILD_REMOVED,
            Change.ROOT_ADDED,
            Change.ROOT_REMOVED);

    /** The columns of a bulk row; where the database numbers writers itself, without the writer. */
    public static final TargetTable NEW_ROW =
            TargetTable.of("change_entry", "object_id, version, changed_at, other_id, kind, change_code, recorded_by");

    private static final String NO_REFERENCE = "cast(null as varchar)";

    private static final String BOOKS_ABOVE = """
            array(select distinct p.ancestor_id from {object}_filing f
                join address_book_path p on p.descendant_id = f.address_book_id where f.{object}_id = c.id)""";

    public static final ChangeEntries OF_CONTACTS =
            new ChangeEntries(ObjectKind.CONTACT, "contact", "c.reference_key", BOOKS_ABOVE + """
            , cast(0 as smallint), c.private_reasons > 0,
            case when c.private_reasons > 0 then array[c.written_by] end""");

    public static final ChangeEntries OF_ADDRESSES =
            new ChangeEntries(ObjectKind.ADDRESS, "address", NO_REFERENCE, BOOKS_ABOVE + """
            , c.release_level, c.private_reasons > 0,
            case when c.private_reasons > 0 then array[c.written_by] || array(
                select distinct d.written_by from contact d where d.address_id = c.id and d.written_by is not null) end""");

    public static final ChangeEntries OF_BOOKS =
            new ChangeEntries(ObjectKind.ADDRESS_BOOK, "address_book", NO_REFERENCE, """
            array(select p.ancestor_id from address_book_path p where p.descendant_id = c.id),
            cast(0 as smallint), false, cast(null as varchar array)""");

    private static final String NO_OTHER = "cast(null as bigint)";
    private static final String AT_VERSION = "cast(:changed_at as timestamp(3) with time zone)";

    /** Not before the object's version, also if the clock was set back. */
    private static final String AT_MOMENT = "greatest(c.changed_at, cast(:at as timestamp(3) with time zone))";

    /** The time of the next version of an object {@code c} that is made at the moment {@code :at}. */
    public static final String AT_NEXT =
            "greatest(c.changed_at + interval '0.001' second, cast(:at as timestamp(3) with time zone))";

    private static final String COLUMNS =
            "{writer_column}object_id, version, changed_at, other_id, kind, change_code, recorded_by";

    private static final String BEFORE =
            ", reference_key, before_books, before_release, before_private, before_writers";

    public static ChangeEntries of(ObjectKind kind) {
        return switch (kind) {
            case CONTACT -> OF_CONTACTS;
            case ADDRESS -> OF_ADDRESSES;
            case ADDRESS_BOOK -> OF_BOOKS;
        };
    }

    public static short code(Change change) {
        return (short) CODES.indexOf(change);
    }

    /** Returns the change that has a code; null for {@link #ONLY_SIGHT}. */
    static Change change(int code) {
        return code == ONLY_SIGHT ? null : CODES.get(code);
    }

    public static short code(ObjectKind kind) {
        return (short) kind.ordinal();
    }

    static ObjectKind kind(int code) {
        return ObjectKind.values()[code];
    }

    /** Selects from the new row, in the book {@code :made_in}. */
    public String creation(Change change) {
        return "insert into change_entry (" + COLUMNS + ")\nselect " + created(change) + " from ";
    }

    /**
     * Selects from the new row as {@link #creation} does, and records that others see objects of another kind.
     *
     * @param sight ends with the condition on these objects
     */
    public String creation(Change change, String sight) {
        return sight + "\nunion all select " + created(change)
                + ", cast(null as varchar), cast(null as bigint array), cast(null as smallint), cast(null as boolean),"
                + " cast(null as varchar array) from ";
    }

    private String created(Change change) {
        return "{writer}made.id, cast(:version as bigint), made.changed_at, cast(:made_in as bigint), " + code(kind)
                + ", " + code(change) + ", cast(:recorded_by as varchar)";
    }

    /** Records the version {@code :version} of the object {@code :id}, which does not concern who sees it. */
    public String update() {
        return "insert into change_entry (" + COLUMNS
                + ")\nselect {writer}cast(:id as bigint), cast(:version as bigint),"
                + " cast(:changed_at as timestamp(3) with time zone), cast(null as bigint), " + code(kind) + ", "
                + code(Change.UPDATED) + ", cast(:recorded_by as varchar)";
    }

    /**
     * Records the next version, made at {@link #AT_NEXT}, of each of the objects {@code :ids}, which does not concern who sees them.
     */
    public String updates() {
        return ObjectTable.named(
                "insert into change_entry (" + COLUMNS + ")\nselect {writer}c.id, c.version + 1, " + AT_NEXT + ", "
                        + NO_OTHER + ", " + code(kind) + ", " + code(Change.UPDATED)
                        + ", cast(:recorded_by as varchar) from {object} c where c.id = any(:ids) order by c.id",
                object);
    }

    /** Records the version {@code :version} of the object {@code :id}, which may concern who sees it. */
    public String updateOfSight() {
        return from(code(Change.UPDATED), "cast(:version as bigint)", AT_VERSION, NO_OTHER) + "c.id = :id";
    }

    public String deletion() {
        return from(code(Change.DELETED), "c.version + 1", AT_VERSION, NO_OTHER) + "c.id = :id";
    }

    /** Records the filing of the object {@code :id} in the book {@code :book}, where it is not yet. */
    public String filing() {
        return ofLink(Change.FILED, ":book") + ObjectTable.named("""
                c.id = :id and not exists (
                    select 1 from {object}_filing f where f.address_book_id = :book and f.{object}_id = c.id)""", object);
    }

    public String unfiling() {
        return ofLink(Change.UNFILED, ":book") + ObjectTable.named("""
                c.id = :id and exists (
                    select 1 from {object}_filing f where f.address_book_id = :book and f.{object}_id = c.id)""", object);
    }

    /** Turns the change of the object {@code :id} that this writer has recorded into its restoration. */
    public String restoration() {
        return "update change_entry set change_code = " + code(Change.RESTORED) + " where writer = {writer_number}"
                + " and object_id = :id and kind = " + code(kind) + " and change_code = " + code(Change.UPDATED);
    }

    /**
     * Returns the statement that erases the reference of the deleted contact {@code :id}.
     *
     * @param isKnown whether the reference is kept with the deletion, and so need not be looked for in all rows
     */
    public static String eraseReference(boolean isKnown) {
        String known = "reference_key in (select d.reference_key from contact_deletion d where d.id = :id)";
        return "update change_entry set reference_key = null where object_id = :id and kind = "
                + code(ObjectKind.CONTACT) + " and " + (isKnown ? known : "reference_key is not null");
    }

    /** Records a change of the link of the book {@code :parent} to the book {@code :child}. */
    public String ofChild(Change change) {
        return ofLink(change, ":child") + "c.id = :parent";
    }

    /** Records a change of the root mark of the book {@code :id}, which does not concern who sees it. */
    public String ofRoot(Change change) {
        return "insert into change_entry (" + COLUMNS + ")\nselect {writer}c.id, c.version, " + AT_MOMENT
                + ", cast(null as bigint), " + code(kind) + ", " + code(change)
                + ", cast(:recorded_by as varchar) from address_book c where c.id = :id";
    }

    /**
     * Records that other callers see an object, from the time {@code :changed_at} of another object on; ends where a
     * condition on the object {@code c} follows.
     */
    public String sight() {
        return from(ONLY_SIGHT, "c.version", "{changed_at}", NO_OTHER);
    }

    /** Records that other callers see an object, from {@code :at} on, as {@link #sight} does. */
    public String sightAtMoment() {
        return from(ONLY_SIGHT, "c.version", AT_MOMENT, NO_OTHER);
    }

    private String ofLink(Change change, String other) {
        return from(code(change), "c.version", AT_MOMENT, "cast(" + other + " as bigint)");
    }

    private String from(short code, String version, String at, String other) {
        String values = String.join(", ", "{writer}c.id", version, at, other, code(kind) + "", code + "");
        return ObjectTable.named(
                "insert into change_entry (" + COLUMNS + BEFORE + ")\nselect " + values
                        + ", cast(:recorded_by as varchar), " + reference + ",\n" + before + "\nfrom {object} c where ",
                object);
    }
}
