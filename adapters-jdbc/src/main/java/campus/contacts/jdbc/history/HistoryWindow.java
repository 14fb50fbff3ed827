package campus.contacts.jdbc.history;

import campus.contacts.history.Change;
import campus.contacts.history.HistoryPosition;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.SqlFragment;

/**
 * A page of the history of an object.
 *
 * @param before the position before which it begins, exclusive; null: the newest entry
 * @param limit the maximum number of entries, 1 or more
 */
record HistoryWindow(HistoryPosition before, int limit) {
    /** Returns the condition that a version or a deletion is before the position. */
    SqlFragment isBefore(Change change, String version, String at) {
        return before != null && before.change().isVersion()
                ? SqlFragment.of(version + " < :before_number", "before_number", before.number())
                : isBeforeInTime(change, at, version);
    }

    /**
     * Returns the condition that a change is before the position.
     *
     * @param number distinguishes the changes of this kind that happened at one moment
     */
    SqlFragment isBeforeInTime(Change change, String at, String number) {
        if (before == null) {
            return SqlFragment.of("true");
        }
        int rank = new HistoryPosition(before.at(), change, 0).rank();
        String condition;
        if (rank == before.rank()) {
            condition = at + " <= :before_at and (" + at + " < :before_at or " + number + " < :before_number)";
        } else {
            condition = at + (rank < before.rank() ? " <= :before_at" : " < :before_at");
        }
        SqlFragment fragment = SqlFragment.of(condition, "before_at", ObjectColumns.moment(before.at()));
        return rank == before.rank() ? fragment.bind("before_number", before.number()) : fragment;
    }
}
