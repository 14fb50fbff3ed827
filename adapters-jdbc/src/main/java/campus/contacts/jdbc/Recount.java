package campus.contacts.jdbc;

import campus.contacts.jdbc.Subjects.Objects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Counts the reasons of objects again, in short transactions, where more objects are about somebody who became private or public than
 * one transaction can change while others wait. The change of the subjects itself is committed before: since then every writer counts
 * by the new state, and no row is ever set to anything but the truth, so several processes may count at once, and one may carry on
 * what another left unfinished.
 */
final class Recount {
    /** Rows of a transaction. */
    static final int BATCH = 1000;

    /** A subject, and which change of it is to be counted; a later one is not done with when an earlier one is. */
    private record Waiting(String key, long change) {}

    private static final String WAITING =
            "select subject_key, change_number from subject_to_recount order by subject_key";

    private static final String DONE =
            "delete from subject_to_recount where subject_key = :key and change_number = :change";

    private final JdbcStorage storage;

    Recount(JdbcStorage storage) {
        this.storage = storage;
    }

    /** Counts all that is waiting, whoever left it. */
    void finish() {
        List<Waiting> all = storage.read(unit -> Sql.of(WAITING)
                .query(((JdbcUnit) unit).handle())
                .map((row, context) -> new Waiting(row.getString(1), row.getLong(2)))
                .list());
        for (Waiting waiting : all) {
            for (Objects objects : Objects.values()) {
                count(waiting.key(), objects);
            }
            storage.write(unit -> Sql.of(DONE)
                    .bind("key", waiting.key())
                    .bind("change", waiting.change())
                    .execute(((JdbcUnit) unit).writing()));
        }
    }

    private void count(String key, Objects objects) {
        List<Long> batch;
        long last = 0;
        do {
            long after = last;
            batch = storage.write(unit -> count((JdbcUnit) unit, key, objects, after));
            last = batch.isEmpty() ? last : batch.get(batch.size() - 1);
        } while (batch.size() == BATCH);
    }

    /**
     * Counts one batch, and gives its numbers.
     *
     * <p>The order of the locks matters. First nobody may change who is private. Then the rows are locked, so that whoever has changed
     * one of them, or hides its address by a contact, has committed or will do so after this; and only then, by statements of their own
     * that see that, they are counted.
     */
    private static List<Long> count(JdbcUnit unit, String key, Objects objects, long after) {
        unit.dialect().keepSubjects(unit.writing());
        List<Long> numbers = objects.page(unit, key, after, BATCH);
        if (!numbers.isEmpty()) {
            Long[] ids = numbers.toArray(Long[]::new);
            objects.lock(unit, ids);
            if (objects == Objects.OF_RESOURCE) {
                Sql.of(Subjects.ADDRESSES + " where c.id = any(:ids)", "ids", ids)
                        .execute(unit.writing());
            } else {
                countContacts(unit, ids);
            }
        }
        return numbers;
    }

    /** The address of a contact is hidden once more or once less, as the contact is: it may have more contacts than a batch. */
    private static void countContacts(JdbcUnit unit, Long[] ids) {
        List<Long> changed = new ArrayList<>();
        Map<Long, Long> addresses = new TreeMap<>();
        Sql.of(Subjects.CHANGED_CONTACTS, "ids", ids)
                .query(unit.writing())
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                .forEach(row -> {
                    changed.add(row[0]);
                    addresses.merge(row[1], row[2], Long::sum);
                });
        if (changed.isEmpty()) {
            return;
        }
        Sql.of(Subjects.CONTACTS + " where c.id = any(:ids)", "ids", changed.toArray(Long[]::new))
                .execute(unit.writing());
        PreparedBatch batch =
                unit.writing().prepareBatch("update address set seclusion = seclusion + :more where id = :id");
        addresses.forEach((address, more) -> {
            if (more != 0) {
                batch.bind("id", address).bind("more", more).add();
            }
        });
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
