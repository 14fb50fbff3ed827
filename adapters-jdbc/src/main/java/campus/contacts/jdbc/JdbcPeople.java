package campus.contacts.jdbc;

import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import campus.contacts.people.Person.Standing;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.PropertyText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The people. */
record JdbcPeople(JdbcUnit unit) implements PersonStore {
    static final String SELECT =
            "select p.id, p.netid, p.is_private, p.is_student, p.entry, p.dplans, p.changed_at from person p where ";

    private static final String INSERT = """
            insert into person (id, netid, is_private, is_student, entry, dplans, changed_at)
            select nextval('person_number'), cast(:netid as varchar), :is_private, :is_student, :entry, :dplans, :changed_at
            where not exists (select 1 from person p where p.netid = :netid)""";

    private static final String UPDATE = """
            update person set is_private = :is_private, is_student = :is_student, entry = :entry, dplans = :dplans,
                changed_at = :changed_at
            where netid = :netid""";

    private static final String FORGET_ROLES =
            "delete from person_role where person_id = (select id from person where netid = :netid)";

    private static final String ROLE = """
            insert into person_role (role_id, person_id)
            select cast(:role_id as varchar), p.id from person p where p.netid = :netid""";

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                new Standing(row.getBoolean("is_private"), row.getBoolean("is_student")),
                new DirectoryEntry(PropertyText.read(row.getString("entry")).values()),
                Dplans.read(row.getString("dplans")),
                Columns.moment(row, "changed_at"));
    }

    private static Map<String, Object> values(Person person) {
        Map<String, Object> values = new HashMap<>();
        values.put("netid", person.netid().value());
        values.put("is_private", person.standing().isPrivate());
        values.put("is_student", person.standing().isStudent());
        values.put("entry", PropertyText.write(person.entry().attributes()));
        values.put("dplans", Dplans.write(person.dplans()));
        values.put("changed_at", Columns.moment(person.changedAt()));
        return values;
    }

    @Override
    public Optional<Person> find(Netid netid) {
        return Sql.of(SELECT + "p.netid = :netid", "netid", netid.value())
                .query(unit.handle())
                .map((row, context) -> person(row))
                .findFirst();
    }

    @Override
    public Optional<Person> lock(Netid netid) {
        return Sql.of(SELECT + "p.netid = :netid for update", "netid", netid.value())
                .query(unit.writing())
                .map((row, context) -> person(row))
                .findFirst();
    }

    @Override
    public Map<Netid, Person> lockAll(Collection<Netid> netids) {
        Map<Netid, Person> found = new LinkedHashMap<>();
        String[] keys = netids.stream().map(Netid::value).toArray(String[]::new);
        Sql.of(SELECT + "p.netid = any(:netids) order by p.netid for update", "netids", keys)
                .query(unit.writing())
                .map((row, context) -> person(row))
                .forEach(person -> found.put(person.netid(), person));
        return found;
    }

    @Override
    public Set<Netid> among(Collection<Netid> netids) {
        String[] keys = netids.stream().map(Netid::value).toArray(String[]::new);
        return Sql.of("select netid from person where netid = any(:netids)", "netids", keys)
                .query(unit.handle())
                .map((row, context) -> new Netid(row.getString(1)))
                .set();
    }

    @Override
    public Map<String, Netid> ownersOfRoles(Collection<String> roleIds) {
        Map<String, Netid> owners = new HashMap<>();
        Sql.of("""
                select r.role_id, p.netid from person_role r join person p on p.id = r.person_id
                where r.role_id = any(:roles)""", "roles", roleIds.toArray(String[]::new))
                .query(unit.handle())
                .map((row, context) -> Map.entry(row.getString(1), new Netid(row.getString(2))))
                .forEach(owner -> owners.put(owner.getKey(), owner.getValue()));
        return owners;
    }

    @Override
    public void save(Collection<Person> people) {
        if (people.isEmpty()) {
            return;
        }
        Subjects subjects =
                Subjects.changing(unit, people.stream().map(Person::netid).toList(), people);
        int[] updated = execute(UPDATE, people);
        execute(INSERT, people);
        execute(FORGET_ROLES, people);
        PreparedBatch roles = unit.writing().prepareBatch(ROLE);
        for (Person person : people) {
            person.entry()
                    .roles()
                    .forEach(role -> roles.bind("role_id", role.id())
                            .bind("netid", person.netid().value())
                            .add());
        }
        if (roles.size() > 0) {
            roles.execute();
        }
        subjects.change();
        index(people, updated);
    }

    private int[] execute(String statement, Collection<Person> people) {
        PreparedBatch batch = unit.writing().prepareBatch(statement);
        people.forEach(person -> batch.bindMap(values(person)).add());
        return batch.execute();
    }

    /** @param updated for each whether it was there before */
    private void index(Collection<Person> people, int[] updated) {
        Map<String, Person> byNetid = new HashMap<>();
        people.forEach(person -> byNetid.put(person.netid().value(), person));
        Map<Long, Person> numbers = new LinkedHashMap<>();
        Sql.of("select id, netid from person where netid = any(:netids)")
                .bind("netids", byNetid.keySet().toArray(String[]::new))
                .query(unit.writing())
                .map((row, context) -> Map.entry(row.getLong(1), byNetid.get(row.getString(2))))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        if (IntStream.of(updated).anyMatch(count -> count != 0)) {
            DirectoryIndex.forget(unit.writing(), numbers.keySet().toArray(Long[]::new));
        }
        DirectoryIndex index = new DirectoryIndex(unit.writing(), unit.ownIds().authority());
        numbers.forEach(index::add);
        index.flush();
    }

    @Override
    public void delete(Netid netid) {
        Subjects subjects = Subjects.changing(unit, List.of(netid), List.of());
        subjects.change();
        Sql.of("delete from person where netid = :netid", "netid", netid.value())
                .execute(unit.writing());
    }

    /** Those behind that netid, in the order of netids. */
    List<Person> page(String after, int limit) {
        return Sql.of(SELECT + "p.netid > :after order by p.netid limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> person(row))
                .list();
    }

    @Override
    public List<Netid> list(Netid after, int limit) {
        return Sql.of("select netid from person where netid > :after order by netid limit :limit")
                .bind("after", after == null ? "" : after.value())
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> new Netid(row.getString(1)))
                .list();
    }
}
