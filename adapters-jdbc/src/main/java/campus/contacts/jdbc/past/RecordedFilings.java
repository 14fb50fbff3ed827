package campus.contacts.jdbc.past;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.OsidObject;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.objects.JdbcAddressBooks;
import campus.contacts.jdbc.objects.JdbcFiledObjects;
import campus.contacts.jdbc.objects.TypeConditions;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SortedRuns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads contacts or addresses as they were at a moment, in the address books that contained them then. */
abstract class RecordedFilings<T extends OsidObject, Q> extends RecordedObjects<T, Q> {
    private final JdbcFiledObjects<T, Q> objects;

    RecordedFilings(JdbcFiledObjects<T, Q> objects, RecordedSpan span) {
        super(objects, span);
        this.objects = objects;
    }

    /** Returns the conditions of a query on the rows of a table, without books and types. */
    abstract ListPlan search(ObjectTable<T> table, Q query, Visibility visibility);

    abstract AddressBookScope scope(Q query);

    abstract TypeFilter types(Q query);

    @Override
    List<Branch<T>> branches(Q query, Visibility visibility) {
        if (scope(query) != null && !isBookVisible(scope(query).addressBookId(), visibility)) {
            return List.of();
        }
        VisibilityConditions seen = objects.seen(visibility);
        Long[] books = scope(query) == null ? null : books(scope(query));
        List<Branch<T>> branches = new ArrayList<>();
        for (ObjectTable<T> table : tables()) {
            ListPlan first = planned(table, query, visibility, seen);
            List<SortedRuns> fixed = isReplaced(table) && !first.hasStart() ? fixed(query) : List.of();
            if (first.hasStart()
                    || books == null && fixed.isEmpty() && seen.within().isEverywhere()) {
                branches.add(typed(table, within(first, books), query));
                continue;
            }
            List<SortedRuns> starts = !fixed.isEmpty() ? fixed : books == null ? granted(table, seen) : filed(books);
            for (SortedRuns start : starts) {
                ListPlan search = planned(table, query, visibility, seen);
                search.startWith(start);
                branches.add(typed(table, fixed.isEmpty() ? search : within(search, books), query));
            }
        }
        return branches;
    }

    private ListPlan within(ListPlan search, Long[] books) {
        if (books != null) {
            search.filter(filedIn(books));
        }
        return search;
    }

    /**
     * Returns the sorted runs of the objects, current or deleted, that have what the query requires and never changes; empty if it requires
     * nothing of the kind.
     */
    List<SortedRuns> fixed(Q query) {
        Set<Id> genera = types(query).genusTypeIds();
        return genera == null || genera.isEmpty()
                ? List.of()
                : fixed("genus_key", genera.stream().map(Id::key).toArray(String[]::new));
    }

    /** @param keys the values of which the column has one */
    List<SortedRuns> fixed(String column, String... keys) {
        return fixed(column, SqlFragment.of("""
                        select k.fixed_key as run_key from unnest(cast(:fixed_keys as varchar array)) as k(fixed_key)
                        where true""", "fixed_keys", keys), keys.length == 1 ? keys[0] : null);
    }

    List<SortedRuns> fixed(String column, SqlFragment keys, Object only) {
        return Stream.of("{object}", "{object}_deletion")
                .map(table -> new SortedRuns(objects.named(table), column, "id", keys, only))
                .toList();
    }

    /** Returns whether a book is visible now and existed at the moment. */
    private boolean isBookVisible(Id book, Visibility visibility) {
        return new JdbcAddressBooks(objects.unit()).find(book, visibility).isPresent()
                && new RecordedAddressBooks(objects.unit(), span())
                        .find(book, visibility)
                        .isPresent();
    }

    private Branch<T> typed(ObjectTable<T> table, ListPlan search, Q query) {
        TypeConditions.restrict(search, types(query), table, objects.current().name());
        return new Branch<>(table, search);
    }

    private ListPlan planned(ObjectTable<T> table, Q query, Visibility visibility, VisibilityConditions seen) {
        ListPlan search = search(table, query, visibility);
        isVisible(table, seen).forEach(search::filter);
        if (table.condition() != null) {
            search.filter(table.condition());
        }
        return search;
    }

    /** Returns the books of a scope by the hierarchy of the moment. */
    private Long[] books(AddressBookScope scope) {
        long book = objects.unit().number(ObjectKind.ADDRESS_BOOK, scope.addressBookId());
        return scope.view() == AddressBookView.ISOLATED
                ? new Long[] {book}
                : new RecordedEdges(objects.unit(), span()).withDescendants(book);
    }

    /** Returns a query for books, as {@code run_key}. */
    private static SqlFragment keys(Long[] books) {
        return SqlFragment.of(
                "select b.book as run_key from unnest(cast(:books as bigint array)) as b(book) where true",
                "books",
                books);
    }

    private SqlFragment filedIn(Long[] books) {
        return SqlFragment.of("(")
                .add(SqlFragment.exists(
                        filing("{object}_filing", books).add(" and ").add(span().begun("f.filed_at"))))
                .add(" or ")
                .add(SqlFragment.exists(filing("{object}_filing_period", books)
                        .add(" and ")
                        .add(span().includes("f.filed_at", "f.unfiled_at"))))
                .add(")");
    }

    private SqlFragment filing(String table, Long[] books) {
        return SqlFragment.of(objects.named("select 1 from " + table
                        + " f where f.{object}_id = c.id and f.address_book_id in (select s.run_key from ("))
                .add(keys(books))
                .add(") s)");
    }

    private List<SortedRuns> filed(Long[] books) {
        Long only = books.length == 1 ? books[0] : null;
        return List.of(
                runs("{object}_filing", keys(books), only).where(span().begun("m.filed_at")),
                runs("{object}_filing_period", keys(books), only).where(span().includes("m.filed_at", "m.unfiled_at")));
    }

    /** Returns the present filings in granted books, and the last ones of deleted objects, for a list without a book. */
    private List<SortedRuns> granted(ObjectTable<T> table, VisibilityConditions seen) {
        SqlFragment books = SqlFragment.of(
                        "select distinct p.descendant_id as run_key from address_book_path p where p.ancestor_id = any(:granted)")
                .bind("granted", seen.within().granted());
        SortedRuns present = runs("{object}_filing", books, null);
        return isReplaced(table)
                ? List.of(present, runs("{object}_filing_period", books, null).where(SqlFragment.of("m.is_last")))
                : List.of(present);
    }

    private SortedRuns runs(String table, SqlFragment books, Long only) {
        return new SortedRuns(objects.named(table), "address_book_id", objects.named("{object}_id"), books, only);
    }
}
