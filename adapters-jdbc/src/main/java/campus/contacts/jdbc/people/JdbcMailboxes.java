package campus.contacts.jdbc.people;

import campus.contacts.access.Visibility;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.objects.JdbcAddresses;
import campus.contacts.jdbc.sql.KeyRange;
import campus.contacts.jdbc.sql.KeysetPage;
import campus.contacts.jdbc.sql.SortedRuns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.MailboxQuery;
import campus.contacts.people.MailboxRow;
import campus.contacts.people.NetId;
import campus.contacts.spi.MailboxStore;
import campus.contacts.storage.text.PropertyJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Reads the e-mail addresses of people; filters and limits are applied by the database. */
public record JdbcMailboxes(JdbcTransaction unit) implements MailboxStore {
    private static final String FILED = """
            select 1 from address_filing f where f.address_id = c.id and f.address_book_id = :only""";

    private static final String OF_PERSON = """
            select 1 from directory_person d where d.resource_key = c.resource_key and d.viewer_level = 0""";

    @Override
    public long[] numbers(MailboxQuery query, Visibility visibility, long after, int limit) {
        return query.isImpossible()
                ? new long[0]
                : part(query, visibility, after, limit).query(unit.handle()).mapTo(Long.class).list().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
    }

    @Override
    public List<MailboxRow> rows(MailboxQuery query, Visibility visibility, long after, int limit) {
        if (query.isImpossible()) {
            return List.of();
        }
        return SqlFragment.of("select c.id, c.resource_id, c.properties, c.changed_at from (")
                .add(part(query, visibility, after, limit))
                .add(") found join address c on c.id = found.id order by found.id")
                .query(unit.handle())
                .map((row, context) -> MailboxRow.of(
                        unit.ownIds().id(ObjectKind.ADDRESS, row.getLong("id")),
                        Id.parse(row.getString("resource_id")),
                        PropertyJson.read(row.getString("properties")),
                        ObjectColumns.moment(row, "changed_at")))
                .list();
    }

    /** Returns a query for the address numbers of a page, in order. */
    private SqlFragment part(MailboxQuery query, Visibility visibility, long after, int limit) {
        long book = unit.number(ObjectKind.ADDRESS_BOOK, query.addressBookId());
        List<SqlFragment> filters =
                new ArrayList<>(new JdbcAddresses(unit).isShown(VisibilityConditions.of(visibility, unit.ownIds())));
        filters.add(ofPerson(visibility));
        filters.addAll(own(query));
        SqlFragment part = query.isNarrow() ? indexed(query, filters) : inBook(filters);
        return part.bind("only", book).bind("from", after).bind("depth", limit);
    }

    @Override
    public Set<Id> ofPeople(Collection<Id> addresses, Visibility visibility) {
        Long[] numbers = addresses.stream()
                .map(id -> unit.number(ObjectKind.ADDRESS, id))
                .toArray(Long[]::new);
        return SqlFragment.of("select c.id from address c where c.id = any(:ids)", "ids", numbers)
                .and(List.of(ofPerson(visibility)))
                .query(unit.handle())
                .map((row, context) -> unit.ownIds().id(ObjectKind.ADDRESS, row.getLong(1)))
                .set();
    }

    private SqlFragment ofPerson(Visibility visibility) {
        if (visibility.seesPrivate()) {
            return SqlFragment.exists(OF_PERSON);
        }
        SqlFragment shown = SqlFragment.exists(OF_PERSON + " and not d.is_private");
        if (visibility.callerKey() == null) {
            return shown;
        }
        return SqlFragment.of("(")
                .add(shown)
                .add(" or " + VisibilityConditions.OWN_ADDRESS + " and regexp_like(c.resource_key, :person_keys))")
                .bind("caller", visibility.callerKey())
                .bind("person_keys", personKeys());
    }

    /** Returns a regular expression for the resource keys of people, in the syntax that both databases share. */
    private String personKeys() {
        String example = new NetId("x").resource(unit.ownIds().authority()).key();
        int at = example.indexOf(":x@") + 1;
        return '^' + literal(example.substring(0, at)) + NetId.REGEX + literal(example.substring(at + 1)) + '$';
    }

    private static String literal(String text) {
        return text.replaceAll("\\p{Punct}", "\\\\$0");
    }

    /** Selects from the index that the query names; the offset keeps PostgreSQL from scanning all addresses in order instead. */
    private SqlFragment indexed(MailboxQuery query, List<SqlFragment> filters) {
        return SqlFragment.of("select n.id from (select c.id from address c where ")
                .add(start(query))
                .and(filters)
                .and(List.of(SqlFragment.exists(FILED)))
                .add(" offset 0) n where n.id > :from order by n.id limit :depth");
    }

    private SqlFragment start(MailboxQuery query) {
        if (query.addressIds() != null) {
            Long[] numbers = query.addressIds().stream()
                    .map(id -> unit.number(ObjectKind.ADDRESS, id))
                    .toArray(Long[]::new);
            return SqlFragment.of("c.id = any(:ids)", "ids", numbers);
        }
        return query.resourceIds() != null ? ofResources(query.resourceIds()) : named(query.mailboxes());
    }

    private static SqlFragment ofResources(Collection<Id> resources) {
        return SqlFragment.of("c.resource_key = any(:resources)", "resources", ObjectColumns.keys(resources));
    }

    private static SqlFragment named(Set<String> mailboxes) {
        return SqlFragment.of("c.email_address_key = any(:mailboxes)", "mailboxes", mailboxes.toArray(String[]::new));
    }

    private SqlFragment inBook(List<SqlFragment> filters) {
        SortedRuns runs = new SortedRuns("address_filing", "address_book_id", "address_id", SqlFragment.of(""), null);
        String key = unit.dialect().startsWith(runs.keyColumn(), ":only");
        return runs.page("address", filters, KeysetPage.Order.UP, key, new KeyRange(":from", null));
    }

    /** Returns the conditions on the address itself. */
    private static List<SqlFragment> own(MailboxQuery query) {
        List<SqlFragment> conditions = new ArrayList<>();
        conditions.add(SqlFragment.of("c.email_address_key is not null"));
        if (query.resourceIds() != null) {
            conditions.add(ofResources(query.resourceIds()));
        }
        if (query.mailboxes() != null) {
            conditions.add(named(query.mailboxes()));
        }
        if (query.mailboxPrefix() != null) {
            conditions.add(SqlFragment.of(
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

    private static void changed(CollectionFilter.Span span, List<SqlFragment> conditions) {
        if (span.from() != null) {
            conditions.add(
                    SqlFragment.of("c.changed_at >= :changed_from", "changed_from", ObjectColumns.moment(span.from())));
        }
        if (span.before() != null) {
            conditions.add(SqlFragment.of(
                    "c.changed_at < :changed_before", "changed_before", ObjectColumns.moment(span.before())));
        }
    }

    /**
     * Returns the condition that the properties contain one of these texts as a JSON string; avoids parsing most rows that do not match.
     */
    private static SqlFragment holdsOne(String name, Set<String> texts) {
        SqlFragment any = SqlFragment.of("(");
        int number = 0;
        for (String text : texts) {
            String parameter = name + number++;
            any.add(number == 1 ? "" : " or ")
                    .add("c.properties like :" + parameter + " escape '!'")
                    .bind(parameter, '%' + escaped(PropertyJson.string(text)) + '%');
        }
        return any.add(")");
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
