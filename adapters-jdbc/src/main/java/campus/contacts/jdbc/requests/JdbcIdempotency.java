package campus.contacts.jdbc.requests;

import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.spi.IdempotencyStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Stores the responses to requests that may be retried. */
public record JdbcIdempotency(JdbcTransaction unit) implements IdempotencyStore {
    @Override
    public Optional<Answer> find(String key, Instant since) {
        return SqlFragment.of("""
                select fingerprint, object_id, response_text from idempotent_response
                where idempotency_key = :key and stored_at >= :since""")
                .bind("key", key)
                .bind("since", ObjectColumns.moment(since))
                .query(unit.handle())
                .map((row, context) -> new Answer(
                        row.getString("fingerprint"),
                        Id.parse(row.getString("object_id")),
                        row.getString("response_text")))
                .findFirst();
    }

    @Override
    public void keep(String key, Answer answer, Instant at, Instant since) {
        forget(key, since);
        SqlFragment.of("""
                insert into idempotent_response (idempotency_key, fingerprint, object_id, response_text, stored_at)
                values (:key, :fingerprint, :object, :text, :at)""")
                .bind("key", key)
                .bind("fingerprint", answer.fingerprint())
                .bind("object", answer.objectId().toString())
                .bind("text", answer.text())
                .bind("at", ObjectColumns.moment(at))
                .execute(unit.writeHandle());
    }

    @Override
    public int empty(Collection<Id> objectIds) {
        return SqlFragment.of("""
                update idempotent_response set response_text = '{}'
                where object_id = any(:objects) and response_text <> '{}'""")
                .bind("objects", objectIds.stream().map(Id::toString).toArray(String[]::new))
                .execute(unit.writeHandle());
    }

    /**
     * Deletes a few expired rows that no other transaction is deleting. More rows are deleted than added, and no transaction waits for a
     * lock.
     */
    private void forget(String key, Instant since) {
        SqlFragment.of("""
                delete from idempotent_response where idempotency_key in (
                    select idempotency_key from idempotent_response where stored_at < :since order by stored_at limit 100
                    for update skip locked)""", "since", ObjectColumns.moment(since)).execute(unit.writeHandle());
        SqlFragment.of("delete from idempotent_response where idempotency_key = :key and stored_at < :since")
                .bind("key", key)
                .bind("since", ObjectColumns.moment(since))
                .execute(unit.writeHandle());
    }
}
