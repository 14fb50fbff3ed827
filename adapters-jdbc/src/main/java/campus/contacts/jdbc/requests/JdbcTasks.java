package campus.contacts.jdbc.requests;

import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.spi.TaskStore;
import campus.contacts.storage.AuthorJson;
import campus.contacts.storage.text.Hashes;
import campus.contacts.storage.text.PropertyJson;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.Task.Order;
import campus.contacts.tasks.Task.Requester;
import campus.contacts.tasks.Task.Result;
import campus.contacts.tasks.TaskType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores tasks and their queue. */
public record JdbcTasks(JdbcTransaction unit) implements TaskStore {
    private static final String PAYLOAD = "payload";

    private static final String SELECT = """
            select t.task_key, t.task_type, t.netid, t.payload, t.expected_version, t.requester_name, t.requester_details,
                t.requester_sees_private, t.requested_by, t.accepted_at, t.ended_at, t.is_success, t.message
            from task t where\s""";

    /** Selects the first task of each person, locked or not, in the order of the requesters' turns. */
    private static final String NEXT = """
            select w.task_id from task_queue w
            where not exists (select 1 from task_queue e where e.netid = w.netid and e.task_id < w.task_id)
            order by w.turn, w.task_id limit :most""";

    /** Locks a single row: H2 would lock all rows that a query sorts. */
    private static final String TRY = "select w.task_id from task_queue w where w.task_id = :id for update skip locked";

    /** More than the number of threads that run tasks. */
    private static final int CANDIDATES = 100;

    private static final String WAIT = """
            insert into task_queue (task_id, netid, requester_key, turn)
            select cast(:id as bigint), cast(:netid as varchar), cast(:requester as varchar), greatest(
                coalesce((select max(w.turn) + 1 from task_queue w where w.requester_key = :requester), 0),
                coalesce((select min(w.turn) from task_queue w), 0))""";

    private static Task task(ResultSet row) throws SQLException {
        Long expected = row.getObject("expected_version", Long.class);
        Requester requester = new Requester(
                row.getString("requester_name"),
                texts(row.getString("requester_details")),
                row.getBoolean("requester_sees_private"),
                AuthorJson.read(row.getString("requested_by")));
        Order order = new Order(
                TaskType.valueOf(row.getString("task_type")),
                new NetId(row.getString("netid")),
                PropertyJson.read(row.getString(PAYLOAD)).get(PAYLOAD).orElse(Value.NULL),
                expected,
                requester);
        Instant endedAt = ObjectColumns.moment(row, "ended_at");
        Result result =
                endedAt == null ? null : new Result(endedAt, row.getBoolean("is_success"), row.getString("message"));
        return new Task(row.getString("task_key"), order, ObjectColumns.moment(row, "accepted_at"), result);
    }

    private static Map<String, String> texts(String text) {
        Map<String, String> texts = new HashMap<>();
        PropertyJson.read(text)
                .values()
                .members()
                .forEach((name, value) -> texts.put(name, ((Value.Text) value).value()));
        return texts;
    }

    private static String text(Map<String, String> texts) {
        Map<String, Value> members = new HashMap<>();
        texts.forEach((name, value) -> members.put(name, new Value.Text(value)));
        return PropertyJson.write(new Value.Struct(members));
    }

    /** Wraps the payload in a structure, since it may be a list. */
    private static String payload(Value payload) {
        return PropertyJson.write(RecordProperties.NONE.with(PAYLOAD, payload));
    }

    @Override
    public void accept(Task task) {
        Order order = task.order();
        long number = SqlFragment.of("select nextval('task_number')")
                .query(unit.writeHandle())
                .mapTo(Long.class)
                .one();
        SqlFragment.of("""
                insert into task (id, task_key, task_type, netid, payload, expected_version, requester_name, requester_details,
                    requester_sees_private, requested_by, accepted_at)
                values (:id, :key, :change, :netid, :payload, :expected_version, :requester_name, :requester_details, :requester_sees_private, :requested_by,
                    :at)""")
                .bind("id", number)
                .bind("key", task.id())
                .bind("change", order.change().name())
                .bind("netid", order.netid().value())
                .bind(PAYLOAD, payload(order.payload()))
                .bind("expected_version", order.expected())
                .bind("requester_name", order.requester().name())
                .bind("requester_details", text(order.requester().shown()))
                .bind("requester_sees_private", order.requester().mayKnowPrivate())
                .bind("requested_by", AuthorJson.write(order.requester().author()))
                .bind("at", ObjectColumns.moment(task.acceptedAt()))
                .execute(unit.writeHandle());
        SqlFragment.of(WAIT)
                .bind("id", number)
                .bind("netid", order.netid().value())
                .bind("requester", Hashes.storedKey(order.requester().name()))
                .execute(unit.writeHandle());
    }

    @Override
    public int countWaiting(String requesterName, int most) {
        return SqlFragment.of("""
                select count(*) from (select 1 from task_queue w where w.requester_key = :requester limit :most) few""")
                .bind("requester", Hashes.storedKey(requesterName))
                .bind("most", most)
                .query(unit.handle())
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Optional<Task> find(String id, Instant since) {
        return SqlFragment.of(SELECT + "t.task_key = :key and (t.ended_at is null or t.ended_at >= :since)")
                .bind("key", id)
                .bind("since", ObjectColumns.moment(since))
                .query(unit.handle())
                .map((row, context) -> task(row))
                .findFirst();
    }

    @Override
    public Optional<Task> claim() {
        List<Long> candidates = SqlFragment.of(NEXT, "most", CANDIDATES)
                .query(unit.writeHandle())
                .mapTo(Long.class)
                .list();
        return candidates.stream()
                .filter(number -> SqlFragment.of(TRY, "id", number).returnsRow(unit.writeHandle()))
                .findFirst()
                .flatMap(number -> first(SqlFragment.of(SELECT + "t.id = :id", "id", number)));
    }

    @Override
    public Optional<Task> claim(String id) {
        return SqlFragment.of("""
                select w.task_id from task_queue w
                where w.task_id = (select t.id from task t where t.task_key = :key) for update""", "key", id)
                .query(unit.writeHandle())
                .mapTo(Long.class)
                .findFirst()
                .flatMap(number -> first(SqlFragment.of(SELECT + "t.id = :id", "id", number)));
    }

    private Optional<Task> first(SqlFragment query) {
        return query.query(unit.writeHandle()).map((row, context) -> task(row)).findFirst();
    }

    @Override
    public void end(Task task) {
        SqlFragment.of("delete from task_queue where task_id = (select t.id from task t where t.task_key = :key)")
                .bind("key", task.id())
                .execute(unit.writeHandle());
        SqlFragment.of("""
                update task set payload = :payload, ended_at = :at, is_success = :is_success, message = :message
                where task_key = :key""")
                .bind("key", task.id())
                .bind(PAYLOAD, payload(task.order().payload()))
                .bind("at", ObjectColumns.moment(task.result().at()))
                .bind("is_success", task.result().isSuccess())
                .bind("message", task.result().message())
                .execute(unit.writeHandle());
    }

    /** Deletes a few expired rows that no other transaction is deleting. */
    @Override
    public void forget(Instant before) {
        SqlFragment.of("""
                delete from task where id in (
                    select id from task where ended_at < :before order by ended_at limit 1000 for update skip locked)""").bind("before", ObjectColumns.moment(before)).execute(unit.writeHandle());
    }
}
