package campus.contacts.jdbc.feed;

import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.sql.WriterNumbers;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * The feed of a database as it is at a moment.
 *
 * @param isKept whether changes are recorded
 * @param key the secret from which keys of cursors are made; null: the feed has not begun
 * @param begunIn the server's line of transactions in which it began; null: it has not begun
 * @param swept the number of the last writer whose changes are not kept any more
 * @param newest the number of the last writer whose changes can be read; {@code swept} if there is none
 * @param origin the present line of transactions
 * @param horizon the smallest number of a writer that may still be open
 * @param isAhead whether there are rows of writers that are yet to come, as in a restored database
 */
public record FeedState(
        boolean isKept,
        String key,
        String begunIn,
        long swept,
        long newest,
        String origin,
        long horizon,
        boolean isAhead) {
    private static final int KEY_BYTES = 32;

    static FeedState read(Handle handle, Dialect dialect) {
        SqlFragment query = SqlFragment.of("""
                select i.changes_kept, i.feed_key, i.feed_origin, i.feed_swept,
                    (select e.writer from change_entry e where e.writer < %1$s order by e.writer desc, e.place desc limit 1),
                    %2$s, %1$s, exists (select 1 from change_entry e where e.writer >= %3$s)
                from installation i""".formatted(dialect.horizon(), dialect.origin(), dialect.nextWriter()));
        dialect.writerNumbers().map(WriterNumbers::horizon).ifPresent(horizon -> query.bind("horizon", horizon));
        return query.query(handle)
                .map((row, context) -> new FeedState(
                        row.getBoolean(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        Math.max(row.getLong(4), row.getLong(5)),
                        row.getString(6),
                        row.getLong(7),
                        row.getBoolean(8)))
                .one();
    }

    /** Returns whether the feed has begun in this database, which is not a restored or moved one. */
    boolean isOwn() {
        return key != null && Objects.equals(begunIn, origin) && swept < horizon && !isAhead;
    }

    /** Forgets all changes and makes a new secret: no cursor is valid any more. */
    public static void startOver(Handle handle, Dialect dialect) {
        FeedState before = read(handle, dialect);
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        SqlFragment.of("delete from change_entry").execute(handle);
        SqlFragment.of("update installation set feed_key = :key, feed_origin = :origin, feed_swept = :swept")
                .bind("key", HexFormat.of().formatHex(key))
                .bind("origin", before.origin)
                .bind("swept", before.horizon - 1)
                .execute(handle);
    }
}
