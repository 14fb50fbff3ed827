package campus.contacts.jdbc.store;

import campus.contacts.access.Visibility;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.LocalIds;
import java.util.ArrayList;
import java.util.List;

/**
 * A sight, as the tables know it.
 *
 * @param maintained where it sees what is released to nobody
 * @param part the objects to which the sight is restricted
 */
record VisibilityConditions(Visibility visibility, GrantedBooks within, GrantedBooks maintained, Part part) {
    /** As {@code release_level} has it. */
    private static final int INTERNAL = 1;

    /** The condition that {@code :caller} wrote whose an address {@code c} is, or a contact on it. */
    static final String OWN_ADDRESS = """
            (c.written_by = :caller
                or exists (select 1 from contact d where d.written_by = :caller and d.address_id = c.id))""";

    /** Objects by whether they are about private persons. An index finds NOT_PRIVATE and PRIVATE; WHOLE needs a test of every row. */
    enum Part {
        WHOLE,
        NOT_PRIVATE,
        PRIVATE
    }

    static VisibilityConditions of(Visibility visibility, LocalIds ownIds) {
        return new VisibilityConditions(
                visibility,
                GrantedBooks.of(visibility.reach(), ownIds),
                GrantedBooks.of(visibility.maintains(), ownIds),
                Part.WHOLE);
    }

    /** Splits the sight into disjoint parts, which are counted separately. */
    List<VisibilityConditions> parts() {
        return visibility.seesPrivate() || visibility.callerKey() == null
                ? List.of(this)
                : List.of(with(Part.NOT_PRIVATE), with(Part.PRIVATE));
    }

    /** Returns the sight without the restriction to a part. */
    VisibilityConditions whole() {
        return with(Part.WHOLE);
    }

    private VisibilityConditions with(Part changed) {
        return new VisibilityConditions(visibility, within, maintained, changed);
    }

    boolean isEverything() {
        return visibility.isEverything();
    }

    /** The conditions that nothing keeps a contact {@code c} within reach out of sight. */
    List<SqlFragment> contact() {
        return notPrivate(SqlFragment.of("c.written_by = :caller"));
    }

    /** The conditions that nothing keeps an address {@code c} within reach out of sight. */
    List<SqlFragment> address() {
        List<SqlFragment> conditions = new ArrayList<>(notPrivate(SqlFragment.of(OWN_ADDRESS)));
        if (!visibility.seesInternal() || !maintained.isEverywhere()) {
            conditions.add(released());
        }
        return conditions;
    }

    /** @param own the condition that the caller wrote whom an object is about */
    private List<SqlFragment> notPrivate(SqlFragment own) {
        if (visibility.seesPrivate()) {
            return List.of();
        }
        if (visibility.callerKey() == null || part == Part.NOT_PRIVATE) {
            return List.of(SqlFragment.of("c.private_reasons = 0"));
        }
        SqlFragment written = own.bind("caller", visibility.callerKey());
        return List.of(
                part == Part.PRIVATE
                        ? SqlFragment.of("c.private_reasons > 0 and ").add(written)
                        : SqlFragment.of("(c.private_reasons = 0 or ")
                                .add(written)
                                .add(")"));
    }

    private SqlFragment released() {
        String shown = visibility.seesInternal() ? "c.release_level <= " + INTERNAL : "c.release_level = 0";
        if (maintained.isNowhere()) {
            return SqlFragment.of(shown);
        }
        SqlFragment either = SqlFragment.of('(' + shown + " or c.release_level > " + INTERNAL);
        return maintained.isEverywhere()
                ? either.add(")")
                : either.add(" and ")
                        .add(maintained.holds("address", "maintained"))
                        .add(")");
    }
}
