package campus.contacts.memory.index;

/** A relation between numbers of two types, with look-ups from both sides: children and parents, books and objects. */
public final class LongRelation {
    private final LongSetIndex<Long> rights = new LongSetIndex<>();
    private final LongSetIndex<Long> lefts = new LongSetIndex<>();

    /** Returns the right numbers linked with that left one. */
    public SortedLongSet of(long left) {
        return rights.get(left);
    }

    /** Returns the left numbers linked with that right one. */
    public SortedLongSet to(long right) {
        return lefts.get(right);
    }

    public void add(long left, long right, UndoLog changes) {
        if (put(left, right)) {
            changes.made(() -> cut(left, right));
        }
    }

    public void remove(long left, long right, UndoLog changes) {
        if (cut(left, right)) {
            changes.made(() -> put(left, right));
        }
    }

    /** Removes every link to that right one. */
    void removeAllTo(long right, UndoLog changes) {
        for (long left : to(right).toArray()) {
            remove(left, right, changes);
        }
    }

    private boolean put(long left, long right) {
        return rights.add(left, right) && lefts.add(right, left);
    }

    private boolean cut(long left, long right) {
        return rights.remove(left, right) && lefts.remove(right, left);
    }
}
