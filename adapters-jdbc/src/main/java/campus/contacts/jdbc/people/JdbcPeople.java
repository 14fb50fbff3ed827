package campus.contacts.jdbc.people;

import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.directory.DirectoryRows;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.PrivateSubjects;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.people.Person.Standing;
import campus.contacts.spi.PersonStore;
import campus.contacts.storage.text.PropertyJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores people. */
public record JdbcPeople(JdbcTransaction unit) implements PersonStore {
    static final String COLUMNS =
            "p.id, p.netid, p.is_private, p.is_student, p.directory_entry, p.dplans, p.changed_at";

    static final String SELECT = "select " + COLUMNS + " from person p where ";

    private static final TargetTable PERSON =
            TargetTable.of("person", "id, netid, is_private, is_student, directory_entry, dplans, changed_at");

    private static final TargetTable ROLE = TargetTable.of("person_role", "role_id, person_id");

    private static final String UPDATE = """
            update person set is_private = :is_private, is_student = :is_student, directory_entry = :directory_entry, dplans = :dplans,
                changed_at = :changed_at
            where netid = :netid""";

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                new Standing(row.getBoolean("is_private"), row.getBoolean("is_student")),
                new DirectoryEntry(
                        PropertyJson.read(row.getString("directory_entry")).values()),
                DplanColumn.read(row.getString("dplans")),
                ObjectColumns.moment(row, "changed_at"));
    }

    private static Map<String, Object> values(Person person) {
        Map<String, Object> values = new HashMap<>();
        values.put("netid", person.netid().value());
        values.put("is_private", person.standing().isPrivate());
        values.put("is_student", person.standing().isStudent());
        values.put("directory_entry", PropertyJson.write(person.entry().attributes()));
        values.put("dplans", DplanColumn.write(person.dplans()));
        values.put("changed_at", ObjectColumns.moment(person.changedAt()));
        return values;
    }

    @Override
    public Optional<Person> find(NetId netid, Scope scope) {
        return called(netid, scope)
                .query(unit.handle())
                .map((row, context) -> person(row))
                .findFirst();
    }

    private static SqlFragment called(NetId netid, Scope scope) {
        return SqlFragment.of(SELECT + "p.netid = :netid", "netid", netid.value())
                .add(scope == Scope.ALL ? "" : " and not p.is_private");
    }

    @Override
    public Optional<Person> lock(NetId netid, Scope scope) {
        return called(netid, scope)
                .add(" for update")
                .query(unit.writeHandle())
                .map((row, context) -> person(row))
                .findFirst();
    }

    @Override
    public Map<NetId, Person> lockAll(Collection<NetId> netids) {
        Map<NetId, Person> found = new LinkedHashMap<>();
        SqlFragment.of(SELECT + "p.netid = any(:netids) order by p.netid for update", "netids", texts(netids))
                .query(unit.writeHandle())
                .map((row, context) -> person(row))
                .forEach(person -> found.put(person.netid(), person));
        return found;
    }

    @Override
    public Map<String, NetId> ownersOfRoles(Collection<String> roleIds) {
        Map<String, NetId> owners = new HashMap<>();
        SqlFragment.of("""
                select r.role_id, p.netid from person_role r join person p on p.id = r.person_id
                where r.role_id = any(:roles)""", "roles", roleIds.toArray(String[]::new))
                .query(unit.handle())
                .map((row, context) -> Map.entry(row.getString(1), new NetId(row.getString(2))))
                .forEach(owner -> owners.put(owner.getKey(), owner.getValue()));
        return owners;
    }

    @Override
    public void save(Collection<Person> people) {
        save(people, PrivateSubjects::change);
    }

    /** Saves the people of an archive and updates all objects about them in the same transaction; there is no concurrent writer. */
    public void load(Collection<Person> people) {
        save(people, PrivateSubjects::changeAtOnce);
    }

    private void save(Collection<Person> people, Consumer<PrivateSubjects> change) {
        if (people.isEmpty()) {
            return;
        }
        List<NetId> netids = people.stream().map(Person::netid).toList();
        PrivateSubjects subjects = PrivateSubjects.changing(unit, netids, people);
        Map<NetId, Long> numbers = numbers(netids);
        replace(
                people.stream()
                        .filter(each -> numbers.containsKey(each.netid()))
                        .toList(),
                numbers);
        BulkWriter bulk = unit.dialect().bulk(unit.writeHandle().getConnection());
        insert(
                people.stream()
                        .filter(each -> !numbers.containsKey(each.netid()))
                        .toList(),
                numbers,
                bulk);
        DirectoryRows index = new DirectoryRows(bulk, unit.ownIds().authority());
        for (Person person : people) {
            long number = numbers.get(person.netid());
            for (DirectoryEntry.Role role : person.entry().roles()) {
                bulk.add(ROLE, Map.of("role_id", role.id(), "person_id", number));
            }
            index.add(number, person);
        }
        bulk.finish();
        change.accept(subjects);
    }

    /** Returns the numbers of the people who exist. */
    Map<NetId, Long> numbers(Collection<NetId> netids) {
        Map<NetId, Long> numbers = new HashMap<>();
        SqlFragment.of("select netid, id from person where netid = any(:netids)", "netids", texts(netids))
                .query(unit.handle())
                .map((row, context) -> Map.entry(new NetId(row.getString(1)), row.getLong(2)))
                .forEach(found -> numbers.put(found.getKey(), found.getValue()));
        return numbers;
    }

    /** Replaces people, and deletes their derived rows and the fingerprints of their import lines. */
    private void replace(List<Person> people, Map<NetId, Long> numbers) {
        if (people.isEmpty()) {
            return;
        }
        PreparedBatch batch = unit.writeHandle().prepareBatch(UPDATE);
        people.forEach(person -> batch.bindMap(values(person)).add());
        batch.execute();
        Long[] there =
                people.stream().map(person -> numbers.get(person.netid())).toArray(Long[]::new);
        for (String statement : List.of(
                "delete from person_role where person_id = any(:people)",
                "update imported_line set fingerprint = null where person_id = any(:people)")) {
            SqlFragment.of(statement, "people", there).execute(unit.writeHandle());
        }
        DirectoryRows.forget(unit.writeHandle(), there);
    }

    private void insert(List<Person> people, Map<NetId, Long> numbers, BulkWriter bulk) {
        Iterator<Long> given = unit.dialect()
                .numbers(unit.writeHandle(), "person_number", people.size())
                .iterator();
        for (Person person : people) {
            Map<String, Object> values = values(person);
            values.put("id", given.next());
            bulk.add(PERSON, values);
            numbers.put(person.netid(), (Long) values.get("id"));
        }
    }

    private static String[] texts(Collection<NetId> netids) {
        return netids.stream().map(NetId::value).toArray(String[]::new);
    }

    @Override
    public void delete(NetId netid) {
        PrivateSubjects subjects = PrivateSubjects.changing(unit, List.of(netid), List.of());
        subjects.change();
        SqlFragment.of("delete from person where netid = :netid", "netid", netid.value())
                .execute(unit.writeHandle());
    }

    /** Returns the people after a netid, in the order of netids. */
    public List<Person> page(String after, int limit) {
        return SqlFragment.of(SELECT + "p.netid > :after order by p.netid limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> person(row))
                .list();
    }

    @Override
    public List<NetId> list(NetId after, int limit) {
        return SqlFragment.of("select netid from person where netid > :after order by netid limit :limit")
                .bind("after", after == null ? "" : after.value())
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> new NetId(row.getString(1)))
                .list();
    }
}
