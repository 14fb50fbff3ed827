package campus.contacts.jdbc.visibility;

import campus.contacts.access.Visibility;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Translates a {@link Visibility} to conditions on versions {@code c} of the recorded past: current rights decide about the object, and what
 * a version says about persons who are private now hides the version (recorded time, section 2).
 */
public record RecordedConditions(VisibilityConditions seen, RecordedSpan span) {
    private static final String PRIVATE = "exists (select 1 from private_subject s where s.subject_key = %s)";

    private static final String HIDES = PrivateSubjects.hidesAddress(
            "d.reference_may_hide", "d.reference_key", "d.addressee_may_hide", "d.addressee_key");

    private boolean seesPrivate() {
        return seen.visibility().seesPrivate();
    }

    /**
     * Returns the conditions that the object of a replaced version {@code c} is visible now.
     *
     * @param table the table of current objects
     * @param isVisible the conditions that a current object {@code c} is visible
     * @param deleted the condition that a deleted object is visible; null: always
     */
    public List<SqlFragment> isObjectVisible(String table, List<SqlFragment> isVisible, SqlFragment deleted) {
        if (isVisible.isEmpty() && deleted == null) {
            return List.of();
        }
        SqlFragment exists = SqlFragment.of("select 1 from " + table + " n where n.id = c.id");
        List<SqlFragment> ofCurrent =
                isVisible.stream().map(condition -> condition.ofRow("n")).toList();
        SqlFragment missing = SqlFragment.of("not ").add(SqlFragment.exists(exists));
        SqlFragment either = SqlFragment.of("(")
                .add(SqlFragment.exists(SqlFragment.of("").add(exists).and(ofCurrent)))
                .add("\nor ")
                .add(missing);
        if (deleted != null) {
            either.add(" and ").add(deleted);
        }
        return List.of(either.add(")"));
    }

    /** Returns the condition that a deleted contact or address {@code c} was last in granted books only; null for a scope of all books. */
    public SqlFragment wasLastWithin(String table) {
        return seen.within().isEverywhere() ? null : wasLastWithin(table, seen.within(), "granted");
    }

    private SqlFragment isMaintained() {
        return SqlFragment.of("(")
                .add(seen.maintained().holds("address", "maintained"))
                .add("\nor not exists (select 1 from address n where n.id = c.id) and ")
                .add(wasLastWithin("address", seen.maintained(), "maintained"))
                .add(")");
    }

    private static SqlFragment wasLastWithin(String table, GrantedBooks within, String name) {
        // hidden while a sweep has deleted the periods but not yet the versions
        return SqlFragment.exists(ObjectTable.named(
                        "select 1 from {object}_filing_period f where f.{object}_id = c.id and f.is_last", table))
                .add(" and not ")
                .add(SqlFragment.exists(ObjectTable.named("""
                        select 1 from {object}_filing_period f
                        where f.{object}_id = c.id and f.is_last and not exists (
                            select 1 from address_book_path p
                            where p.descendant_id = f.address_book_id and p.ancestor_id = any(:""" + name + "))", table)))
                .bind(name, within.granted());
    }

    /** Returns the conditions that the content of a replaced version of a contact is not hidden. */
    public List<SqlFragment> contactContent() {
        if (seesPrivate()) {
            return List.of();
        }
        String isPublic =
                "not " + PRIVATE.formatted("c.reference_key") + " and not " + PRIVATE.formatted("c.addressee_key");
        return List.of(orOwn(SqlFragment.of(isPublic), SqlFragment.of("c.written_by = :caller")));
    }

    /** Returns the conditions that the content of a replaced version of an address is not hidden. */
    public List<SqlFragment> addressContent() {
        List<SqlFragment> conditions = new ArrayList<>(seen.released(this::isMaintained));
        conditions.addAll(addressSubjects());
        return conditions;
    }

    /**
     * Returns the conditions that neither the resource nor contacts of the past hide an address {@code c}. A caller sees its own writes of
     * that time only, even in the version that is current.
     */
    public List<SqlFragment> addressSubjects() {
        if (seesPrivate()) {
            return List.of();
        }
        SqlFragment isPublic = SqlFragment.of("not " + PRIVATE.formatted("c.resource_key"));
        return List.of(orOwn(isPublic.and(notHiddenByContacts()), ownAddress()));
    }

    private List<SqlFragment> notHiddenByContacts() {
        return contacts()
                .map(contact -> SqlFragment.of("not ").add(SqlFragment.exists(contact.add(" and " + HIDES))))
                .toList();
    }

    private SqlFragment ownAddress() {
        SqlFragment own = SqlFragment.of("(c.written_by = :caller");
        contacts()
                .forEach(contact ->
                        own.add("\nor ").add(SqlFragment.exists(contact.add(" and d.written_by = :caller"))));
        return own.add(")");
    }

    /** Returns queries for the contacts {@code d} of an address {@code c} in the span: those of current, replaced and deleted versions. */
    private Stream<SqlFragment> contacts() {
        SqlFragment current = SqlFragment.of("select 1 from contact d where d.address_id = c.id and ")
                .add(span.begun("d.changed_at"));
        Stream<SqlFragment> others = Stream.of("contact", "contact_deletion", "moved_contact")
                .map(keys -> SqlFragment.of(
                                "select 1 from " + keys
                                        + " k join contact_version d on d.id = k.id where k.address_id = c.id and d.address_id = c.id and ")
                        .add(span.includes("d.changed_at", "d.replaced_at")));
        return Stream.concat(Stream.of(current), others);
    }

    private SqlFragment orOwn(SqlFragment condition, SqlFragment own) {
        String caller = seen.visibility().callerKey();
        return caller == null
                ? SqlFragment.of("(").add(condition).add(")")
                : SqlFragment.of("(")
                        .add(condition)
                        .add("\nor ")
                        .add(own)
                        .add(")")
                        .bind("caller", caller);
    }
}
