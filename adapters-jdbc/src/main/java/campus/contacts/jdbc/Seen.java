package campus.contacts.jdbc;

import campus.contacts.OwnIds;
import campus.contacts.Sight;
import java.util.ArrayList;
import java.util.List;

/**
 * A sight, as the tables know it.
 *
 * @param maintained where it sees what is released to nobody
 */
record Seen(Sight sight, Within within, Within maintained) {
    /** As {@code release_level} has it. */
    private static final int INTERNAL = 1;

    static Seen of(Sight sight, OwnIds ownIds) {
        return new Seen(sight, Within.of(sight.reach(), ownIds), Within.of(sight.maintains(), ownIds));
    }

    boolean isEverything() {
        return sight.isEverything();
    }

    /** The conditions that nothing keeps a contact {@code c} within reach out of sight. */
    List<Sql> contact() {
        return sight.seesPrivate() ? List.of() : List.of(Sql.of("c.seclusion = 0"));
    }

    /** The conditions that nothing keeps an address {@code c} within reach out of sight. */
    List<Sql> address() {
        List<Sql> conditions = new ArrayList<>(contact());
        if (!sight.seesInternal() || !maintained.isEverywhere()) {
            conditions.add(released());
        }
        return conditions;
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
