package campus.contacts.jdbc.visibility;

import campus.contacts.access.Author;
import campus.contacts.jdbc.feed.ChangeEntries;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.PrivateSubjects.Objects;
import campus.contacts.spi.Storage;
import campus.contacts.storage.AuthorJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Recounts in batches the reasons for which objects are hidden, after a person has become private or public to whom more objects refer
 * than one transaction can update while other writers wait. The change of the private subjects is committed first; from then on every
 * writer applies it. A batch only ever sets a row to the current state, so several processes may recount concurrently, and any process
 * may complete what another one left behind.
 */
public final class PrivacyRecount {
    /** The maximum number of rows that one transaction updates. */
    public static final int BATCH = 1000;

    /** A subject whose objects are to be recounted; a later change of the subject has another number and stays pending. */
    private record Pending(String key, long change, Author by) {}

    private static final String PENDING =
            "select subject_key, change_number, recorded_by from pending_recount order by subject_key";

    private static final String DONE =
            "delete from pending_recount where subject_key = :key and change_number = :change";

    private final Storage storage;

    public PrivacyRecount(Storage storage) {
        this.storage = storage;
    }

    /** Recounts all pending subjects, whichever process recorded them. */
    public void finish() {
        List<Pending> all = storage.read(unit -> SqlFragment.of(PENDING)
                .query(((JdbcTransaction) unit).handle())
                .map((row, context) -> new Pending(row.getString(1), row.getLong(2), AuthorJson.read(row.getString(3))))
                .list());
        for (Pending each : all) {
            for (Objects objects : Objects.values()) {
                recount(each, objects);
            }
            storage.write(unit -> SqlFragment.of(DONE)
                    .bind("key", each.key())
                    .bind("change", each.change())
                    .execute(((JdbcTransaction) unit).writeHandle()));
        }
    }

    private void recount(Pending pending, Objects objects) {
        List<Long> batch;
        long last = 0;
        do {
            long after = last;
            batch = storage.write(unit -> {
                unit.setAuthor(pending.by());
                return recount((JdbcTransaction) unit, pending.key(), objects, after);
            });
            last = batch.isEmpty() ? last : batch.get(batch.size() - 1);
        } while (batch.size() == BATCH);
    }

    /**
     * Recounts one batch and returns its numbers.
     *
     * <p>The order of the locks matters: first the private subjects, against changes; then the rows, so that every writer of a row has
     * either committed or waits; only then the new values are computed, by separate statements that see those commits.
     */
    private static List<Long> recount(JdbcTransaction unit, String key, Objects objects, long after) {
        unit.dialect().sharePrivateSubjects(unit.writeHandle());
        List<Long> numbers = objects.page(unit, key, after, BATCH);
        if (!numbers.isEmpty()) {
            Long[] ids = numbers.toArray(Long[]::new);
            objects.lock(unit, ids);
            if (objects == Objects.OF_RESOURCE) {
                unit.recordChanges(
                        List.of(PrivateSubjects.SIGHT_OF_ADDRESSES + "c.id = any(:ids)"), Map.of("ids", ids));
                SqlFragment.of(PrivateSubjects.ADDRESSES + " where c.id = any(:ids)", "ids", ids)
                        .execute(unit.writeHandle());
            } else {
                recountContacts(unit, ids);
            }
        }
        return numbers;
    }

    /** Updates addresses by the difference, because one address may have more contacts than a batch. */
    private static void recountContacts(JdbcTransaction unit, Long[] ids) {
        List<Long> changed = new ArrayList<>();
        Map<Long, Long> addresses = new TreeMap<>();
        SqlFragment.of(PrivateSubjects.CHANGED_CONTACTS, "ids", ids)
                .query(unit.writeHandle())
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                .forEach(row -> {
                    changed.add(row[0]);
                    addresses.merge(row[1], row[2], Long::sum);
                });
        if (changed.isEmpty()) {
            return;
        }
        unit.recordChanges(
                List.of(PrivateSubjects.SIGHT_OF_CONTACTS + "c.id = any(:ids)"),
                Map.of("ids", changed.toArray(Long[]::new)));
        SqlFragment.of(PrivateSubjects.CONTACTS + " where c.id = any(:ids)", "ids", changed.toArray(Long[]::new))
                .execute(unit.writeHandle());
        addresses.values().removeIf(more -> more == 0);
        recordSight(unit, addresses);
        PreparedBatch batch = unit.writeHandle()
                .prepareBatch("update address set private_reasons = private_reasons + :more where id = :id");
        addresses.forEach(
                (address, more) -> batch.bind("id", address).bind("more", more).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /**
     * Records for the feed that others see these addresses, which are locked first: nobody may file them between this and
     * the change.
     *
     * @param more what is added to the reasons for which each is private
     */
    private static void recordSight(JdbcTransaction unit, Map<Long, Long> more) {
        if (more.isEmpty() || !unit.keepsChanges()) {
            return;
        }
        Long[] ids = more.keySet().toArray(Long[]::new);
        Objects.OF_RESOURCE.lock(unit, ids);
        unit.recordChanges(
                List.of(ChangeEntries.OF_ADDRESSES.sightAtMoment() + """
                        c.id = any(:ids) and (c.private_reasons > 0) <> (c.private_reasons + (
                            select t.more from unnest(cast(:ids as bigint array), cast(:more as bigint array)) as t(id, more)
                            where t.id = c.id) > 0)"""),
                Map.of("ids", ids, "more", more.values().toArray(Long[]::new)));
    }
}
