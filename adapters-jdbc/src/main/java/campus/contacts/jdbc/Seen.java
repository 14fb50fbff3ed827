package campus.contacts.jdbc;

import campus.contacts.OwnIds;
import campus.contacts.Sight;
import java.util.ArrayList;
import java.util.List;

/**
 * A sight, as the tables know it.
 *
 * @param maintained where it sees what is released to nobody
 * @param part the objects to which the sight is restricted
 */
record Seen(Sight sight, Within within, Within maintained, Part part) {
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

    static Seen of(Sight sight, OwnIds ownIds) {
        return new Seen(sight, Within.of(sight.reach(), ownIds), Within.of(sight.maintains(), ownIds), Part.WHOLE);
    }

    /** Splits the sight into disjoint parts, which are counted separately. */
    List<Seen> parts() {
        return sight.seesPrivate() || sight.callerKey() == null
                ? List.of(this)
                : List.of(with(Part.NOT_PRIVATE), with(Part.PRIVATE));
    }

    /** Returns the sight without the restriction to a part. */
    Seen whole() {
        return with(Part.WHOLE);
    }

    private Seen with(Part changed) {
        return new Seen(sight, within, maintained, changed);
    }

    boolean isEverything() {
        return sight.isEverything();
    }

    /** The conditions that nothing keeps a contact {@code c} within reach out of sight. */
    List<Sql> contact() {
        return notPrivate(Sql.of("c.written_by = :caller"));
    }

    /** The conditions that nothing keeps an address {@code c} within reach out of sight. */
    List<Sql> address() {
        List<Sql> conditions = new ArrayList<>(notPrivate(Sql.of(OWN_ADDRESS)));
        if (!sight.seesInternal() || !maintained.isEverywhere()) {
            conditions.add(released());
        }
        return conditions;
    }

    /** @param own the condition that the caller wrote whom an object is about */
    private List<Sql> notPrivate(Sql own) {
        if (sight.seesPrivate()) {
            return List.of();
        }
        if (sight.callerKey() == null || part == Part.NOT_PRIVATE) {
            return List.of(Sql.of("c.private_reasons = 0"));
        }
        Sql written = own.bind("caller", sight.callerKey());
        return List.of(
                part == Part.PRIVATE
                        ? Sql.of("c.private_reasons > 0 and ").add(written)
                        : Sql.of("(c.private_reasons = 0 or ").add(written).add(")"));
    }

    private Sql released() {
        String shown = sight.seesInternal() ? "c.release_level <= " + INTERNAL : "c.release_level = 0";
        if (maintained.isNowhere()) {
            return Sql.of(shown);
        }
        Sql either = Sql.of('(' + shown + " or c.release_level > " + INTERNAL);
        return maintained.isEverywhere()
                ? either.add(")")
                : either.add(" and ")
                        .add(maintained.holds("address", "maintained"))
                        .add(")");
    }
}
