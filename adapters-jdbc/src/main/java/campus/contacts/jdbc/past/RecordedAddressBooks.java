package campus.contacts.jdbc.past;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Lineage;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.objects.JdbcAddressBooks;
import campus.contacts.jdbc.objects.TypeConditions;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.GrantedBooks;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Reads address books and their hierarchy as they were at a moment. */
final class RecordedAddressBooks extends RecordedObjects<AddressBook, AddressBookQuery> {
    private final JdbcAddressBooks books;

    RecordedAddressBooks(JdbcTransaction unit, RecordedSpan span) {
        this(new JdbcAddressBooks(unit), span);
    }

    private RecordedAddressBooks(JdbcAddressBooks books, RecordedSpan span) {
        super(books, span);
        this.books = books;
    }

    @Override
    List<Branch<AddressBook>> branches(AddressBookQuery query, Visibility visibility) {
        if (isHolderHidden(query, visibility)
                || isPlaceHidden(query.position(), visibility)
                || isMissing(this, query.lineage().ancestorId(), visibility)
                || isMissing(this, query.lineage().descendantId(), visibility)) {
            return List.of();
        }
        VisibilityConditions seen = books.seen(visibility);
        List<SqlFragment> related = related(query.lineage());
        List<Branch<AddressBook>> branches = new ArrayList<>();
        for (ObjectTable<AddressBook> table : tables()) {
            ListPlan search = new ListPlan();
            books.among(search, query.ids());
            if (query.providerId() != null) {
                search.equal("provider_key", "provider", query.providerId().key());
            }
            search.filter(table.condition());
            isVisible(table, seen).forEach(search::filter);
            related.forEach(search::filter);
            if (query.position() != null) {
                at(search, query.position(), seen.within());
            }
            holding(search, "contact", ObjectKind.CONTACT, query.contactId());
            holding(search, "address", ObjectKind.ADDRESS, query.addressId());
            TypeConditions.restrict(
                    search, query.types(), table, books.current().name());
            branches.add(new Branch<>(table, search));
        }
        return branches;
    }

    /** Returns the conditions on the ancestors and descendants of the moment. */
    private List<SqlFragment> related(Lineage lineage) {
        RecordedEdges edges = new RecordedEdges(books.unit(), span());
        List<SqlFragment> conditions = new ArrayList<>();
        if (lineage.ancestorId() != null) {
            conditions.add(others("below", books.number(lineage.ancestorId()), edges::withDescendants));
        }
        if (lineage.descendantId() != null) {
            conditions.add(others("above", books.number(lineage.descendantId()), edges::withAncestors));
        }
        return conditions;
    }

    private static SqlFragment others(String name, long book, LongFunction<Long[]> closure) {
        return SqlFragment.of("c.id = any(:" + name + ") and c.id <> :book_of_" + name)
                .bind(name, closure.apply(book))
                .bind("book_of_" + name, book);
    }

    /** Returns whether an object that the books must contain was not visible. */
    private boolean isHolderHidden(AddressBookQuery query, Visibility visibility) {
        JdbcRecordedState state =
                new JdbcRecordedState(books.unit(), span().moment().toInstant());
        return isMissing(state.contacts(), query.contactId(), visibility)
                || isMissing(state.addresses(), query.addressId(), visibility);
    }

    /** Returns whether the book whose children or parents are listed was not visible. */
    private boolean isPlaceHidden(Position position, Visibility visibility) {
        Id book = position instanceof Position.ChildOf child
                ? child.addressBookId()
                : position instanceof Position.ParentOf parent ? parent.addressBookId() : null;
        return isMissing(this, book, visibility);
    }

    private static boolean isMissing(ObjectReader<?, ?> reader, Id id, Visibility visibility) {
        return id != null && reader.find(id, visibility).isEmpty();
    }

    private void holding(ListPlan search, String object, ObjectKind kind, Id id) {
        if (id == null) {
            return;
        }
        String filing = ObjectTable.named(
                "select f.address_book_id from {object}_filing%s f where f.{object}_id = :{object} and ", object);
        search.filter(SqlFragment.of("c.id in (" + filing.formatted(""))
                .add(span().begun("f.filed_at"))
                .add("\nunion all " + filing.formatted("_period"))
                .add(span().includes("f.filed_at", "f.unfiled_at"))
                .add(")")
                .bind(object, books.unit().number(kind, id)));
    }

    private void at(ListPlan search, Position position, GrantedBooks within) {
        RecordedEdges edges = new RecordedEdges(books.unit(), span());
        if (position instanceof Position.Root) {
            search.filter(SqlFragment.of("not exists (")
                    .add(edges.select("parent_id", isSeenParent(within)))
                    .add(")"));
            search.filter(SqlFragment.of("(")
                    .add(isMarked())
                    .add(" or exists (")
                    .add(edges.select("child_id", SqlFragment.of("e.parent_id = c.id")))
                    .add("))"));
        } else if (position instanceof Position.ChildOf child) {
            among(
                    search,
                    edges.select(
                            "child_id",
                            SqlFragment.of("e.parent_id = :parent", "parent", books.number(child.addressBookId()))));
        } else if (position instanceof Position.ParentOf parent) {
            among(
                    search,
                    edges.select(
                            "parent_id",
                            SqlFragment.of("e.child_id = :child", "child", books.number(parent.addressBookId()))));
        }
    }

    private static void among(ListPlan search, SqlFragment numbers) {
        search.filter(SqlFragment.of("c.id in (").add(numbers).add(")"));
    }

    /** Returns the condition that an edge {@code e} leads to a book {@code c} from a parent that is visible now. */
    private static SqlFragment isSeenParent(GrantedBooks within) {
        SqlFragment edge = SqlFragment.of("e.child_id = c.id");
        return within.isEverywhere()
                ? edge
                : edge.add(" and ").add(SqlFragment.exists("""
                                select 1 from address_book_path p
                                where p.descendant_id = e.parent_id and p.ancestor_id = any(:granted)""")).bind("granted", within.granted());
    }

    private SqlFragment isMarked() {
        return SqlFragment.of("""
                exists (select 1 from address_book n where n.id = c.id and n.is_marked_root and\s""")
                .add(span().begun("n.root_since"))
                .add(") or exists (select 1 from address_book_root_period r where r.address_book_id = c.id and ")
                .add(span().includes("r.added_at", "r.removed_at"))
                .add(")");
    }
}
