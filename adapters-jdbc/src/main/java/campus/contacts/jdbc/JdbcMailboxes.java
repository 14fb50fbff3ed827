package campus.contacts.jdbc;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Sight;
import campus.contacts.people.MailboxQuery;
import campus.contacts.people.MailboxRow;
import campus.contacts.people.Netid;
import campus.contacts.query.Filter;
import campus.contacts.spi.MailboxStore;
import campus.contacts.spi.PropertyText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The e-mail addresses of people: filtered and cut to size by the database. */
record JdbcMailboxes(JdbcUnit unit) implements MailboxStore {
    private static final String FILED = """
            select 1 from address_filing f where f.address_id = c.id and f.address_book_id = :only""";

    private static final String OF_PERSON = """
            select 1 from directory_person d where d.resource_key = c.resource_key and d.viewer_level = 0""";

    @Override
    public long[] numbers(MailboxQuery query, Sight sight, long after, int limit) {
        return query.isImpossible()
                ? new long[0]
                : part(query, sight, after, limit).query(unit.handle()).mapTo(Long.class).list().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
    }

    @Override
    public List<MailboxRow> rows(MailboxQuery query, Sight sight, long after, int limit) {
        if (query.isImpossible()) {
            return List.of();
        }
        return Sql.of("select c.id, c.resource_id, c.properties, c.changed_at from (")
                .add(part(query, sight, after, limit))
                .add(") found join address c on c.id = found.id order by found.id")
                .query(unit.handle())
                .map((row, context) -> MailboxRow.of(
                        unit.ownIds().id(Kind.ADDRESS, row.getLong("id")),
                        Id.parse(row.getString("resource_id")),
                        PropertyText.read(row.getString("properties")),
                        Columns.moment(row, "changed_at")))
                .list();
    }

    /** The numbers of a part, in order. */
    private Sql part(MailboxQuery query, Sight sight, long after, int limit) {
        long book = unit.number(Kind.ADDRESS_BOOK, query.addressBookId());
        List<Sql> filters = new ArrayList<>(new JdbcAddresses(unit).isShown(Seen.of(sight, unit.ownIds())));
        filters.add(ofPerson(sight));
        filters.addAll(own(query));
        Sql part = query.isNarrow() ? indexed(query, filters) : inBook(filters);
        return part.bind("only", book).bind("from", after).bind("depth", limit);
    }

    @Override
    public Set<Id> ofPeople(Collection<Id> addresses, Sight sight) {
        Long[] numbers =
                addresses.stream().map(id -> unit.number(Kind.ADDRESS, id)).toArray(Long[]::new);
        return Sql.of("select c.id from address c where c.id = any(:ids)", "ids", numbers)
                .and(List.of(ofPerson(sight)))
                .query(unit.handle())
                .map((row, context) -> unit.ownIds().id(Kind.ADDRESS, row.getLong(1)))
                .set();
    }

    private Sql ofPerson(Sight sight) {
        if (sight.seesPrivate()) {
            return Sql.exists(OF_PERSON);
        }
        Sql shown = Sql.exists(OF_PERSON + " and not d.is_private");
        if (sight.callerKey() == null) {
            return shown;
        }
        return Sql.of("(")
                .add(shown)
                .add(" or " + Seen.OWN_ADDRESS + " and regexp_like(c.resource_key, :person_keys))")
                .bind("caller", sight.callerKey())
                .bind("person_keys", personKeys());
    }

    /** A regular expression of the keys that the resources of people have, for both databases. */
    private String personKeys() {
        String example = new Netid("x").resource(unit.ownIds().authority()).key();
        int at = example.indexOf(":x@") + 1;
        return '^' + literal(example.substring(0, at)) + Netid.REGEX + literal(example.substring(at + 1)) + '$';
    }

    private static String literal(String text) {
        return text.replaceAll("\\p{Punct}", "\\\\$0");
    }

    /** From the index that the query names; the offset keeps PostgreSQL from walking all addresses in their order instead. */
    private Sql indexed(MailboxQuery query, List<Sql> filters) {
        return Sql.of("select n.id from (select c.id from address c where ")
                .add(start(query))
                .and(filters)
                .and(List.of(Sql.exists(FILED)))
                .add(" offset 0) n where n.id > :from order by n.id limit :depth");
    }

    private Sql start(MailboxQuery query) {
        if (query.addressIds() != null) {
            Long[] numbers = query.addressIds().stream()
                    .map(id -> unit.number(Kind.ADDRESS, id))
                    .toArray(Long[]::new);
            return Sql.of("c.id = any(:ids)", "ids", numbers);
        }
        return query.resourceIds() != null ? ofResources(query.resourceIds()) : named(query.mailboxes());
    }

    private static Sql ofResources(Collection<Id> resources) {
        return Sql.of("c.resource_key = any(:resources)", "resources", Columns.keys(resources));
    }

    private static Sql named(Set<String> mailboxes) {
        return Sql.of("c.email_address_key = any(:mailboxes)", "mailboxes", mailboxes.toArray(String[]::new));
    }

    private Sql inBook(List<Sql> filters) {
        Strands strands = new Strands("address_filing", "address_book_id", "address_id", Sql.of(""), null);
        String key = unit.dialect().startsWith(strands.keyColumn(), ":only");
        return strands.page("address", filters, Part.Order.UP, key, new Span(":from", null));
    }

    /** The conditions on the address itself. */
    private static List<Sql> own(MailboxQuery query) {
        List<Sql> conditions = new ArrayList<>();
        conditions.add(Sql.of("c.email_address_key is not null"));
        if (query.resourceIds() != null) {
            conditions.add(ofResources(query.resourceIds()));
        }
        if (query.mailboxes() != null) {
            conditions.add(named(query.mailboxes()));
        }
        if (query.mailboxPrefix() != null) {
            conditions.add(Sql.of(
                    "c.email_address_key like :prefix escape '!'", "prefix", escaped(query.mailboxPrefix()) + '%'));
        }
        if (query.changed() != null) {
            changed(query.changed(), conditions);
        }
        for (int i = 0; i < query.texts().size(); i++) {
            conditions.add(holdsOne("text_" + i + '_', query.texts().get(i)));
        }
        return conditions;
    }

    private static void changed(Filter.Span span, List<Sql> conditions) {
        if (span.from() != null) {
            conditions.add(Sql.of("c.changed_at >= :changed_from", "changed_from", Columns.moment(span.from())));
        }
        if (span.before() != null) {
            conditions.add(Sql.of("c.changed_at < :changed_before", "changed_before", Columns.moment(span.before())));
        }
    }

    /** That one of these texts stands in the properties as a JSON string; spares the reading of most that do not match. */
    private static Sql holdsOne(String name, Set<String> texts) {
        Sql any = Sql.of("(");
        int number = 0;
        for (String text : texts) {
            String parameter = name + number++;
            any.add(number == 1 ? "" : " or ")
                    .add("c.properties like :" + parameter + " escape '!'")
                    .bind(parameter, '%' + escaped(PropertyText.string(text)) + '%');
        }
        return any.add(")");
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
