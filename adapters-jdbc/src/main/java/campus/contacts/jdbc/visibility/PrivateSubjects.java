package campus.contacts.jdbc.visibility;

import campus.contacts.jdbc.feed.ChangeEntries;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The Ids by which objects refer to private persons, and the number of reasons for which an object is private, that is about a private
 * person. A contact has up to two reasons, its reference and its addressee; an address has its resource, and one for every contact on it
 * that hides it.
 *
 * <p>On PostgreSQL, a writer that changes the subject of an object reads the subjects under a lock that keeps them from changing until its
 * commit, and a writer that changes subjects waits for all of the former. Both are locks on the table, since a subject that is about to
 * become private has no row yet. PostgreSQL takes them before a statement reads, so a writer that had to wait sees the committed change. On
 * H2, a writer that changes the subjects is the only one.
 */
public final class PrivateSubjects {
    private static final String OF_PEOPLE = """
            select s.subject_key, p.netid from private_subject s join person p on p.id = s.person_id
            where p.netid = any(:netids)""";

    private static final String REMOVE = "delete from private_subject where subject_key = :key";

    private static final String ADD = """
            insert into private_subject (subject_key, person_id)
            select cast(:key as varchar), p.id from person p where p.netid = :netid""";

    /** The number of objects about some subjects, up to three times the limit. */
    private static final String ABOUT = """
            select count(*) from (
                select one from (select 1 as one from contact c where c.reference_key = any(:keys) limit :limit) x
                union all select one from (select 1 as one from contact c where c.addressee_key = any(:keys) limit :limit) x
                union all select one from (select 1 as one from address c where c.resource_key = any(:keys) limit :limit) x
                ) about""";

    private static final String REMOVE_PENDING = "delete from pending_recount where subject_key = any(:keys)";

    private static final String ADD_PENDING = """
            insert into pending_recount (subject_key, change_number, recorded_by)
            select k.subject_key, nextval('subject_change_number'), cast(:recorded_by as varchar)
            from unnest(cast(:keys as varchar array)) as k(subject_key)""";

    private static final String COUNT = "(select count(*) from private_subject s where s.subject_key = %s)";

    private static final String REASONS =
            '(' + COUNT.formatted("c.reference_key") + " + " + COUNT.formatted("c.addressee_key") + ')';

    private static final String HIDES =
            hidesAddress("c.reference_may_hide", "c.reference_key", "c.addressee_may_hide", "c.addressee_key");

    static final String CONTACTS = "update contact c set private_reasons = " + REASONS + ", hides_address = " + HIDES;

    /** Selects the contacts whose rows are out of date, with the difference for their addresses: 1, 0 or -1. */
    static final String CHANGED_CONTACTS = """
            select c.id, c.address_id, case when %1$s then 1 else 0 end - case when c.hides_address then 1 else 0 end
            from contact c where c.id = any(:ids) and (c.hides_address <> %1$s or c.private_reasons <> %2$s)""".formatted(HIDES, REASONS);

    /** The number of contacts that hide an address {@code c}. */
    public static final String HIDING_CONTACTS =
            "(select count(*) from contact d where d.address_id = c.id and d.hides_address)";

    private static final String REASONS_OF_ADDRESS = COUNT.formatted("c.resource_key") + " + " + HIDING_CONTACTS;

    static final String ADDRESSES = "update address c set private_reasons = " + REASONS_OF_ADDRESS;

    private static final List<String> CONTACTS_AGAIN =
            List.of(CONTACTS + " where c.reference_key = any(:keys)", CONTACTS + " where c.addressee_key = any(:keys)");

    private static final List<String> ADDRESSES_AGAIN =
            List.of(ADDRESSES + " where c.resource_key = any(:keys)", ADDRESSES + """
             where c.id in (
                select d.address_id from contact d where d.reference_key = any(:keys)
                union select d.address_id from contact d where d.addressee_key = any(:keys))""");

    private static final String CONTACTS_ABOUT = """
            c.id in (
                select d.id from contact d where d.reference_key = any(:keys)
                union select d.id from contact d where d.addressee_key = any(:keys))""";

    private static final String ADDRESSES_ABOUT = """
            c.id in (
                select a.id from address a where a.resource_key = any(:keys)
                union select d.address_id from contact d where d.reference_key = any(:keys)
                union select d.address_id from contact d where d.addressee_key = any(:keys))""";

    /** Record for the feed that others will see objects; end where a condition on the object {@code c} follows. */
    static final String SIGHT_OF_CONTACTS =
            ChangeEntries.OF_CONTACTS.sightAtMoment() + "(c.private_reasons > 0) <> (" + REASONS + " > 0) and ";

    static final String SIGHT_OF_ADDRESSES = ChangeEntries.OF_ADDRESSES.sightAtMoment()
            + "(c.private_reasons > 0) <> ((" + REASONS_OF_ADDRESS + ") > 0) and ";

    /** The columns by which objects refer to subjects. */
    enum Objects {
        OF_REFERENCE("contact", "reference_key"),
        OF_ADDRESSEE("contact", "addressee_key"),
        OF_RESOURCE("address", "resource_key");

        private final String table;
        private final String column;

        Objects(String table, String column) {
            this.table = table;
            this.column = column;
        }

        /** Returns the next numbers in ascending order. */
        List<Long> page(JdbcTransaction unit, String key, long after, int limit) {
            return SqlFragment.of("select c.id from " + table + " c where "
                            + unit.dialect().startsWith("c." + column, ":key") + " and c.id > :after order by c."
                            + column
                            + ", c.id limit :limit")
                    .bind("key", key)
                    .bind("after", after)
                    .bind("limit", limit)
                    .query(unit.writeHandle())
                    .mapTo(Long.class)
                    .list();
        }

        /** Locks the rows in the order of their numbers, which avoids deadlocks. */
        void lock(JdbcTransaction unit, Long[] ids) {
            SqlFragment.of(
                            "select c.id from " + table + " c where c.id = any(:ids) order by c.id for update",
                            "ids",
                            ids)
                    .query(unit.writeHandle())
                    .mapTo(Long.class)
                    .list();
        }
    }

    private final JdbcTransaction unit;
    private final Map<String, NetId> before;
    private final Map<String, NetId> after = new HashMap<>();

    private PrivateSubjects(JdbcTransaction unit, Map<String, NetId> before) {
        this.unit = unit;
        this.before = before;
    }

    /** Returns an SQL expression that is 1 when a private person has the key, else 0; for statements that write objects. */
    public static String isPrivate(String key) {
        return "case when exists (select 1 from private_subject s where s.subject_key = " + key
                + " for update) then 1 else 0 end";
    }

    /** Returns the condition that a contact hides its address, built from SQL expressions for the contact's columns. */
    public static String hidesAddress(String referenceMay, String reference, String addresseeMay, String addressee) {
        String isPrivate = "exists (select 1 from private_subject s where s.subject_key = %s)";
        return "(" + referenceMay + " and " + isPrivate.formatted(reference) + " or " + addresseeMay + " and "
                + isPrivate.formatted(addressee) + ")";
    }

    /** Returns the keys that private persons have, and locks them against changes, as {@link #isPrivate} does. */
    public static Set<String> privateAmong(JdbcTransaction unit, Set<String> keys) {
        return SqlFragment.of("select s.subject_key from private_subject s where s.subject_key = any(:keys) for update")
                .bind("keys", keys.toArray(String[]::new))
                .query(unit.writeHandle())
                .mapTo(String.class)
                .set();
    }

    /** Returns the change of subjects when people are deleted or saved. Takes the exclusive lock if there is a change. */
    public static PrivateSubjects changing(JdbcTransaction unit, Collection<NetId> netids, Collection<Person> people) {
        Map<String, NetId> before = new HashMap<>();
        SqlFragment.of(OF_PEOPLE, "netids", netids.stream().map(NetId::value).toArray(String[]::new))
                .query(unit.writeHandle())
                .map((row, context) -> Map.entry(row.getString(1), new NetId(row.getString(2))))
                .forEach(subject -> before.put(subject.getKey(), subject.getValue()));
        PrivateSubjects subjects = new PrivateSubjects(unit, before);
        people.stream().filter(person -> person.standing().isPrivate()).forEach(subjects::add);
        if (!subjects.after.equals(before)) {
            unit.dialect().lockPrivateSubjects(unit.exclusiveHandle());
        }
        return subjects;
    }

    private void add(Person person) {
        for (Id subject : person.subjects(unit.ownIds().authority())) {
            after.put(subject.key(), person.netid());
        }
    }

    /**
     * Changes the subjects and the objects about them, or leaves the objects to {@link PrivacyRecount} if they are many. The people who remain
     * are stored already.
     */
    public void change() {
        change(PrivacyRecount.BATCH);
    }

    /** Changes the subjects and all objects about them in this transaction. */
    public void changeAtOnce() {
        change(Long.MAX_VALUE);
    }

    /** @param limit the maximum number of objects to change in this transaction */
    private void change(long limit) {
        if (after.equals(before)) {
            return;
        }
        batch(REMOVE, without(before, after));
        batch(ADD, without(after, before));
        Set<String> changed = new HashSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(key -> before.containsKey(key) && after.containsKey(key));
        String[] keys = changed.toArray(String[]::new);
        if (areMoreThan(limit, keys)) {
            SqlFragment.of(REMOVE_PENDING, "keys", keys).execute(unit.writeHandle());
            SqlFragment.of(ADD_PENDING, "keys", keys)
                    .bind("recorded_by", unit.author())
                    .execute(unit.writeHandle());
            unit.recountLater();
        } else {
            again("contact", SIGHT_OF_CONTACTS, CONTACTS_ABOUT, CONTACTS_AGAIN, keys);
            again("address", SIGHT_OF_ADDRESSES, ADDRESSES_ABOUT, ADDRESSES_AGAIN, keys);
        }
    }

    /**
     * Recounts the reasons of objects, after recording for the feed that others will see them. The objects are locked
     * before: nobody may file them between the entry and the change.
     */
    private void again(String table, String sight, String about, List<String> statements, String[] keys) {
        if (unit.keepsChanges()) {
            List<Long> locked = SqlFragment.of(
                            "select c.id from " + table + " c where " + about + " order by c.id for update")
                    .bind("keys", keys)
                    .query(unit.writeHandle())
                    .mapTo(Long.class)
                    .list();
            if (locked.isEmpty()) {
                return;
            }
            unit.recordChanges(List.of(sight + "c.id = any(:ids)"), Map.of("ids", locked.toArray(Long[]::new)));
        }
        statements.forEach(statement -> SqlFragment.of(statement, "keys", keys).execute(unit.writeHandle()));
    }

    private boolean areMoreThan(long limit, String[] keys) {
        return limit < Long.MAX_VALUE
                && SqlFragment.of(ABOUT, "keys", keys)
                                .bind("limit", limit + 1)
                                .query(unit.writeHandle())
                                .mapTo(Long.class)
                                .one()
                        > limit;
    }

    private static Map<String, NetId> without(Map<String, NetId> subjects, Map<String, NetId> others) {
        Map<String, NetId> left = new HashMap<>(subjects);
        left.entrySet().removeAll(others.entrySet());
        return left;
    }

    private void batch(String statement, Map<String, NetId> subjects) {
        PreparedBatch batch = unit.writeHandle().prepareBatch(statement);
        subjects.forEach((key, netid) ->
                batch.bind("key", key).bind("netid", netid.value()).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
