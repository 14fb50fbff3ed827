package campus.contacts.jdbc.visibility;

import campus.contacts.access.Visibility;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.LocalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Translates a {@link Visibility} to SQL conditions.
 *
 * @param maintained the books in which objects that are not released are visible
 * @param part the restriction to private or other objects
 * @param isTested whether no index may be used for the conditions, which are tested on objects that other conditions find
 */
public record VisibilityConditions(
        Visibility visibility, GrantedBooks within, GrantedBooks maintained, Part part, boolean isTested) {
    /** The code in {@code release_level}. */
    private static final int INTERNAL = 1;

    /** The condition that {@code :caller} wrote the resource of an address {@code c}, or the subject of a contact on it. */
    public static final String OWN_ADDRESS = """
            (c.written_by = :caller
                or exists (select 1 from contact d where d.written_by = :caller and d.address_id = c.id))""";

    /** Objects by whether they are about private persons. An index finds NOT_PRIVATE and PRIVATE; WHOLE needs a test of every row. */
    enum Part {
        WHOLE,
        NOT_PRIVATE,
        PRIVATE
    }

    public static VisibilityConditions of(Visibility visibility, LocalIds ownIds) {
        return new VisibilityConditions(
                visibility,
                GrantedBooks.of(visibility.grantScope(), ownIds),
                GrantedBooks.of(visibility.maintains(), ownIds),
                Part.WHOLE,
                false);
    }

    /** Splits the visible objects into disjoint parts, which are counted separately. */
    public List<VisibilityConditions> parts() {
        if (visibility.seesPrivate()) {
            return List.of(this);
        }
        return visibility.callerKey() == null
                ? List.of(with(Part.NOT_PRIVATE))
                : List.of(with(Part.NOT_PRIVATE), with(Part.PRIVATE));
    }

    /** Returns the visibility without the restriction to a part. */
    public VisibilityConditions whole() {
        return with(Part.WHOLE);
    }

    private VisibilityConditions with(Part changed) {
        return new VisibilityConditions(visibility, within, maintained, changed, false);
    }

    /** Returns the same conditions, for which no index may be used unless they are those of a part. */
    public VisibilityConditions tested() {
        return new VisibilityConditions(visibility, within, maintained, part, part == Part.WHOLE);
    }

    public boolean isEverything() {
        return visibility.isEverything();
    }

    /** Returns the conditions that a granted contact {@code c} is not hidden. */
    public List<SqlFragment> contact() {
        return notPrivate(SqlFragment.of("c.written_by = :caller"));
    }

    /** Returns the conditions that a granted address {@code c} is not hidden. */
    public List<SqlFragment> address() {
        List<SqlFragment> conditions = new ArrayList<>(notPrivate(SqlFragment.of(OWN_ADDRESS)));
        conditions.addAll(released());
        return conditions;
    }

    /** @param own the condition that the caller wrote the subject of an object */
    private List<SqlFragment> notPrivate(SqlFragment own) {
        if (visibility.seesPrivate()) {
            return List.of();
        }
        if (visibility.callerKey() == null || part == Part.NOT_PRIVATE) {
            return List.of(SqlFragment.of(isTested ? "c.private_reasons + 0 = 0" : "c.private_reasons = 0"));
        }
        SqlFragment written = own.bind("caller", visibility.callerKey());
        return List.of(
                part == Part.PRIVATE
                        ? SqlFragment.of("c.private_reasons > 0 and ").add(written)
                        : SqlFragment.of("(c.private_reasons = 0 or ")
                                .add(written)
                                .add(")"));
    }

    /** Returns the conditions that an address is released to the viewer. */
    List<SqlFragment> released() {
        return released(() -> maintained.holds("address", "maintained"));
    }

    /** @param isMaintained the condition that the viewer sees an address that is not released; used for a scope of some books */
    List<SqlFragment> released(Supplier<SqlFragment> isMaintained) {
        return visibility.seesInternal() && maintained.isEverywhere() ? List.of() : List.of(isReleased(isMaintained));
    }

    private SqlFragment isReleased(Supplier<SqlFragment> isMaintained) {
        String shown = visibility.seesInternal() ? "c.release_level <= " + INTERNAL : "c.release_level = 0";
        if (maintained.isNowhere()) {
            return SqlFragment.of(shown);
        }
        SqlFragment either = SqlFragment.of('(' + shown + " or c.release_level > " + INTERNAL);
        return maintained.isEverywhere()
                ? either.add(")")
                : either.add(" and ").add(isMaintained.get()).add(")");
    }
}
