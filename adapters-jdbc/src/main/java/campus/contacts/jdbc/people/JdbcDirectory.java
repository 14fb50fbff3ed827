package campus.contacts.jdbc.people;

import campus.contacts.Address;
import campus.contacts.directory.DirectoryPerson;
import campus.contacts.directory.DirectoryQuery;
import campus.contacts.directory.DirectoryQuery.Viewer;
import campus.contacts.jdbc.columns.EffectiveConditions;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.directory.DirectoryAddressRow;
import campus.contacts.jdbc.directory.DirectoryFilterSql;
import campus.contacts.jdbc.directory.DirectoryIndexChoice;
import campus.contacts.jdbc.directory.DirectoryRows;
import campus.contacts.jdbc.objects.JdbcAddresses;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Person;
import campus.contacts.spi.DirectoryStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Searches the directory by the rows of {@link DirectoryRows} and {@link DirectoryAddressRow}. */
public record JdbcDirectory(JdbcTransaction unit) implements DirectoryStore {
    /** Maximum of people from an index that are sorted; for more, reading in the order of the directory is faster. */
    private static final int MANY = 20_000;

    /** Joins the people from an index. An outer join, because H2 starts an outer join on its left side. */
    private static final String AMONG = """
             from unnest(cast(:start as bigint array)) as s(person_id)
                left join directory_person d on d.person_id = s.person_id and d.viewer_level = :level
            where\s""";

    /** Joins the candidates; outer joins for the same reason as in {@code AMONG}. */
    private static final String ONE_OF = """
            ) s) s
                left join directory_person d on d.person_id = s.person_id and d.viewer_level = :level
                left join person p on p.id = s.person_id
            where\s""";

    /** Excludes private people already from the candidates: their number would affect the result otherwise. */
    private static final String NOT_PRIVATE = """
            select 1 from directory_person v
            where v.person_id = s.person_id and v.viewer_level = :level and not v.is_private""";

    private static final String OWN = """
            select a.resource_key, a.address_id from directory_address a where a.resource_key = any(:people)
            order by a.address_id""";

    private static final String OF_ROLES = """
            select distinct c.reference_key, c.addressee_key, c.address_id
            from contact c join directory_address a on a.address_id = c.address_id
            where c.reference_key = any(:roles) and c.addressee_key = any(:people)
                and\s""" + EffectiveConditions.NOW + "\norder by c.address_id";

    @Override
    public Optional<DirectoryPerson> findAny(DirectoryQuery query) {
        SqlFragment start = DirectoryIndexChoice.of(query.condition()).orElseThrow();
        return SqlFragment.of("select " + JdbcPeople.COLUMNS + " from (select distinct s.person_id from (")
                .add(start)
                .add(ONE_OF)
                .add(new DirectoryFilterSql(query).condition())
                .add(" order by p.netid limit 1")
                .query(unit.handle())
                .map((row, context) -> JdbcPeople.person(row))
                .findFirst()
                .map(person -> whole(List.of(person), query.viewer()).get(0));
    }

    @Override
    public Found find(DirectoryQuery query, long offset, int limit) {
        Optional<Long[]> start = start(query);
        if (limit > 0 && start.isPresent() && start.get().length <= MANY) {
            List<Long> all = numbers(inOrder(query, start));
            return new Found(all.size(), whole(all.stream().skip(offset).limit(limit), query));
        }
        long total = asked("select count(*)", query, start)
                .query(unit.handle())
                .mapTo(Long.class)
                .one();
        if (offset >= total || limit == 0) {
            return new Found(total, List.of());
        }
        SqlFragment page = inOrder(query, Optional.empty())
                .add(" limit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset);
        return new Found(total, whole(numbers(page).stream(), query));
    }

    private List<Long> numbers(SqlFragment people) {
        return people.query(unit.handle()).mapTo(Long.class).list();
    }

    private List<DirectoryPerson> whole(Stream<Long> numbers, DirectoryQuery query) {
        List<Person> people = people(numbers.toList());
        return people.isEmpty() ? List.of() : whole(people, query.viewer());
    }

    private static SqlFragment inOrder(DirectoryQuery query, Optional<Long[]> start) {
        return asked("select d.person_id", query, start)
                .add("\norder by d.viewer_level, d.family_sort_key, d.given_sort_key, d.netid");
    }

    private static SqlFragment asked(String select, DirectoryQuery query, Optional<Long[]> start) {
        SqlFragment asked = SqlFragment.of(select);
        start.ifPresentOrElse(
                people -> asked.add(AMONG).bind("start", people), () -> asked.add(" from directory_person d where "));
        return asked.add(new DirectoryFilterSql(query).condition());
    }

    /** Returns the numbers of all people who can match, when an index finds them. */
    private Optional<Long[]> start(DirectoryQuery query) {
        return Optional.ofNullable(query.condition())
                .flatMap(DirectoryIndexChoice::of)
                .map(people -> SqlFragment.of("select distinct s.person_id from (")
                        .add(people)
                        .add(") s")
                        .where(query.viewer().seesPrivate() ? List.of() : List.of(SqlFragment.exists(NOT_PRIVATE)))
                        .bind("level", query.viewer().level().code())
                        .query(unit.handle())
                        .mapTo(Long.class)
                        .list()
                        .toArray(Long[]::new));
    }

    private List<Person> people(List<Long> numbers) {
        Map<Long, Person> people = new HashMap<>();
        SqlFragment.of(JdbcPeople.SELECT + "p.id = any(:numbers)", "numbers", numbers.toArray(Long[]::new))
                .query(unit.handle())
                .map((row, context) -> Map.entry(row.getLong("id"), JdbcPeople.person(row)))
                .forEach(found -> people.put(found.getKey(), found.getValue()));
        return numbers.stream().filter(people::containsKey).map(people::get).toList();
    }

    /** A holder of a role, by the keys of both. */
    private record Holding(String role, String person) {}

    private List<DirectoryPerson> whole(List<Person> people, Viewer viewer) {
        String authority = unit.ownIds().authority();
        String[] resources =
                people.stream().map(person -> person.resource(authority).key()).toArray(String[]::new);
        Map<String, List<Long>> own = new HashMap<>();
        SqlFragment.of(OWN, "people", resources)
                .query(unit.handle())
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(found -> add(own, found.getKey(), found.getValue()));
        Map<Holding, List<Long>> ofRoles = ofRoles(people, resources, viewer);
        Map<Long, Address> addresses = addresses(own, ofRoles);
        List<DirectoryPerson> whole = new ArrayList<>();
        for (Person person : people) {
            String resource = person.resource(authority).key();
            Map<String, List<Address>> byRole = new HashMap<>();
            for (DirectoryEntry.Role role : person.entry().roles()) {
                Holding holding = new Holding(Person.role(role.id(), authority).key(), resource);
                byRole.put(role.id(), listed(ofRoles.get(holding), addresses));
            }
            whole.add(new DirectoryPerson(person, listed(own.get(resource), addresses), byRole));
        }
        return whole;
    }

    private Map<Holding, List<Long>> ofRoles(List<Person> people, String[] resources, Viewer viewer) {
        String authority = unit.ownIds().authority();
        String[] roles = people.stream()
                .flatMap(person -> person.entry().roles().stream())
                .map(role -> Person.role(role.id(), authority).key())
                .toArray(String[]::new);
        Map<Holding, List<Long>> found = new HashMap<>();
        SqlFragment.of(OF_ROLES, "people", resources)
                .bind("roles", roles)
                .bind("now", ObjectColumns.moment(viewer.at()))
                .query(unit.handle())
                .map((row, context) -> Map.entry(new Holding(row.getString(1), row.getString(2)), row.getLong(3)))
                .forEach(each -> add(found, each.getKey(), each.getValue()));
        return found;
    }

    private Map<Long, Address> addresses(Map<String, List<Long>> own, Map<Holding, List<Long>> ofRoles) {
        TreeSet<Long> numbers = new TreeSet<>();
        own.values().forEach(numbers::addAll);
        ofRoles.values().forEach(numbers::addAll);
        Map<Long, Address> addresses = new LinkedHashMap<>();
        new JdbcAddresses(unit)
                .numbered(numbers.toArray(Long[]::new))
                .forEach(address -> addresses.put(address.identity().number(), address));
        return addresses;
    }

    private static <K> void add(Map<K, List<Long>> lists, K key, long number) {
        lists.computeIfAbsent(key, none -> new ArrayList<>()).add(number);
    }

    private static List<Address> listed(List<Long> numbers, Map<Long, Address> addresses) {
        return numbers == null
                ? List.of()
                : numbers.stream()
                        .filter(addresses::containsKey)
                        .map(addresses::get)
                        .toList();
    }
}
