package campus.contacts.jdbc.past;

import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.objects.JdbcObjects;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.KeysetPage;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SortedPage;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.visibility.RecordedConditions;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.spi.ObjectReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Reads the objects of one kind as they were at a moment. The version of that moment is either current or was replaced later, so every
 * query reads two tables, each by the same index as a query for the present, and merges what it finds.
 */
abstract class RecordedObjects<T extends OsidObject, Q> implements ObjectReader<T, Q> {
    /**
     * A part of a list.
     *
     * @param table the current objects or the replaced versions, restricted to the moment
     */
    record Branch<T>(ObjectTable<T> table, ListPlan search) {
        private List<T> list(Handle handle, Dialect dialect, KeysetPage part) {
            return table.list(handle, dialect, search, part);
        }
    }

    private final JdbcObjects<T, Q> objects;
    private final RecordedSpan span;
    private final ObjectTable<T> current;
    private final ObjectTable<T> replaced;

    RecordedObjects(JdbcObjects<T, Q> objects, RecordedSpan span) {
        this.objects = objects;
        this.span = span;
        this.current = objects.current().where(span.begun("c.changed_at"));
        this.replaced = objects.versions().where(span.includes("c.changed_at", "c.replaced_at"));
    }

    /** Returns the parts of a list; each object is in the same version in all parts that contain it. */
    abstract List<Branch<T>> branches(Q query, Visibility visibility);

    RecordedSpan span() {
        return span;
    }

    /** Returns the current objects and the replaced versions, restricted to the moment. */
    List<ObjectTable<T>> tables() {
        return List.of(current, replaced);
    }

    boolean isReplaced(ObjectTable<T> table) {
        return table == replaced;
    }

    /** Returns the conditions that a row {@code c} of one of the two tables is visible. */
    List<SqlFragment> isVisible(ObjectTable<T> table, VisibilityConditions seen) {
        if (!isReplaced(table)) {
            return objects.isVisible(seen);
        }
        List<SqlFragment> conditions = new ArrayList<>(new RecordedConditions(seen, span)
                .isObjectVisible(objects.current().name(), objects.isVisible(seen), objects.deletedVisible(seen)));
        conditions.addAll(objects.isContentShown(seen, span));
        return conditions;
    }

    /** Looks up into which object another was merged that did not exist at the moment. */
    private boolean follow(Id id) {
        return numbered(new Long[] {objects.number(id)}).isEmpty() && objects.follow(id);
    }

    /**
     * Restricts a new plan to some objects, which may be named by the Ids of objects that were merged into them.
     *
     * @param ids null: no restriction
     */
    void among(ListPlan search, Set<Id> ids) {
        if (ids != null) {
            new JdbcAliases(objects.unit()).owners(objects.kind(), ids).keySet().forEach(this::follow);
        }
        objects.among(search, ids);
    }

    @Override
    public Optional<T> find(Id id, Visibility visibility) {
        Optional<T> found = find(objects.number(id), visibility);
        return found.isEmpty() && !objects.seen(visibility).within().isNowhere() && follow(id)
                ? find(objects.number(id), visibility)
                : found;
    }

    private Optional<T> find(long number, Visibility visibility) {
        VisibilityConditions seen = objects.seen(visibility);
        if (number == 0 || seen.within().isNowhere()) {
            return Optional.empty();
        }
        return visible(SqlFragment.of("c.id = :id", "id", number), seen).stream()
                .findFirst();
    }

    @Override
    public Map<Id, T> findAll(Collection<Id> ids, Visibility visibility) {
        VisibilityConditions seen = objects.seen(visibility);
        if (ids.isEmpty() || seen.within().isNowhere()) {
            return Map.of();
        }
        Map<Id, T> found = new HashMap<>();
        visible(SqlFragment.of("c.id = any(:ids)", "ids", objects.numbers(ids)), seen)
                .forEach(object -> found.put(object.id(), object));
        return found;
    }

    /** Returns the visible objects that meet a condition, in no particular order. */
    private List<T> visible(SqlFragment condition, VisibilityConditions seen) {
        SqlFragment both = SqlFragment.of("")
                .add(current.select())
                .add(condition)
                .and(isVisible(current, seen))
                .add("\nunion all\n")
                .add(replaced.select())
                .add(condition)
                .and(isVisible(replaced, seen));
        return current.list(objects.handle(), both);
    }

    @Override
    public List<T> list(Q query, Visibility visibility, PageRequest window) {
        if (window.limit() == 0) {
            return List.of();
        }
        TextQuery text = objects.text(query);
        return text == null
                ? page(query, visibility, window)
                : new MatchingObjects<T>(text, part -> page(query, visibility, part)).list(window);
    }

    /** Returns a page of the objects that meet all conditions but the words, which only current objects have in the database. */
    private List<T> page(Q query, Visibility visibility, PageRequest window) {
        List<Branch<T>> branches = possible(query, visibility);
        if (window.order() != ListOrder.CREATION) {
            return sorted(branches, new SortedPage(window));
        }
        KeysetPage part = KeysetPage.of(window);
        NavigableMap<Long, T> found = part.offset() == 0 ? merged(branches, part) : skipped(branches, part);
        return List.copyOf(found.values());
    }

    private List<Branch<T>> possible(Q query, Visibility visibility) {
        if (objects.seen(visibility).within().isNowhere()) {
            return List.of();
        }
        return branches(query, visibility).stream()
                .filter(branch -> !branch.search().isImpossible())
                .toList();
    }

    /** Reads as many objects of each branch as the page holds, with one statement where each is a request to a server. */
    private NavigableMap<Long, T> merged(List<Branch<T>> branches, KeysetPage part) {
        NavigableMap<Long, T> found = new TreeMap<>();
        List<SqlFragment> pages = new ArrayList<>();
        for (Branch<T> branch : branches) {
            branch.table()
                    .page(dialect(), branch.search(), part)
                    .filter(page -> dialect().savesRequests())
                    .ifPresentOrElse(
                            pages::add, () -> add(found, branch.list(objects.handle(), dialect(), part), part));
        }
        if (!pages.isEmpty()) {
            add(found, current.list(objects.handle(), union(pages)), part);
        }
        return found;
    }

    private static SqlFragment union(List<SqlFragment> pages) {
        SqlFragment all = SqlFragment.of("");
        for (int i = 0; i < pages.size(); i++) {
            all.add(i == 0 ? "" : "\nunion all\n").add(pages.get(i).asUnionPart());
        }
        return all;
    }

    private void add(NavigableMap<Long, T> found, List<T> more, KeysetPage part) {
        more.forEach(object -> found.put(object.identity().number(), object));
        removeBeyond(found, part);
    }

    private Dialect dialect() {
        return objects.unit().dialect();
    }

    /** Removes what is farther from the start of the page than its limit. */
    private static void removeBeyond(NavigableMap<Long, ?> found, KeysetPage part) {
        NavigableSet<Long> farthestFirst =
                part.order() == KeysetPage.Order.UP ? found.descendingKeySet() : found.navigableKeySet();
        List<Long> beyond = farthestFirst.stream()
                .limit(Math.max(0, found.size() - part.limit()))
                .toList();
        beyond.forEach(found::remove);
    }

    /** Reads the numbers of the page first, since the database skips the offset. */
    private NavigableMap<Long, T> skipped(List<Branch<T>> branches, KeysetPage part) {
        NavigableMap<Long, T> found = new TreeMap<>(Comparator.naturalOrder());
        if (branches.isEmpty()) {
            return found;
        }
        SqlFragment first = SqlFragment.of("select u.id from (");
        for (int i = 0; i < branches.size(); i++) {
            Branch<T> branch = branches.get(i);
            first.add(i == 0 ? "" : "\nunion ")
                    .add(branch.table()
                            .numbers(dialect(), branch.search(), part.order())
                            .asUnionPart());
        }
        Long[] numbers = first.add(") u order by u.id " + part.order().name + " limit :limit offset :offset")
                .bind("from", part.from())
                .bind("depth", depth(part))
                .bind("limit", part.limit())
                .bind("offset", part.offset())
                .query(objects.handle())
                .mapTo(Long.class)
                .list()
                .toArray(Long[]::new);
        numbered(numbers).forEach(object -> found.put(object.identity().number(), object));
        return found;
    }

    /** Sorts the numbers of all objects that the other conditions leave, and reads those of the page. */
    private List<T> sorted(List<Branch<T>> branches, SortedPage page) {
        if (branches.isEmpty()) {
            return List.of();
        }
        SqlFragment numbers = SqlFragment.of("select u.id from (");
        for (int i = 0; i < branches.size(); i++) {
            Branch<T> branch = branches.get(i);
            numbers.add(i == 0 ? "" : "\nunion\n")
                    .add("select c.id as id, c." + page.column() + " as sort_key from (")
                    .add(branch.table().numbers(branch.search()))
                    .add(") found join " + branch.table().name() + " c on c.id = found.id where ")
                    .add(branch.table().condition());
        }
        Long[] found = numbers.add("\n) u where ")
                .add(page.position("u.sort_key", "u.id"))
                .add("\norder by " + page.order("u.sort_key", "u.id") + " limit :limit offset :offset")
                .bind("limit", page.window().limit())
                .bind("offset", page.window().offset())
                .query(objects.handle())
                .mapTo(Long.class)
                .list()
                .toArray(Long[]::new);
        return page.inOrder(numbered(found));
    }

    /** Returns the objects in the order of their numbers there. */
    private List<T> numbered(Long[] numbers) {
        Map<Long, T> found = new HashMap<>();
        for (ObjectTable<T> table : tables()) {
            table.list(objects.handle(), table.select().add("c.id = any(:ids)").bind("ids", numbers))
                    .forEach(object -> found.put(object.identity().number(), object));
        }
        return Stream.of(numbers).map(found::get).filter(Objects::nonNull).toList();
    }

    private static long depth(KeysetPage part) {
        return part.offset() > Long.MAX_VALUE - part.limit() ? Long.MAX_VALUE : part.offset() + part.limit();
    }

    private SqlFragment numbers(List<Branch<T>> branches) {
        SqlFragment union = SqlFragment.of("");
        for (int i = 0; i < branches.size(); i++) {
            Branch<T> branch = branches.get(i);
            union.add(i == 0 ? "" : "\nunion\n").add(branch.table().numbers(branch.search()));
        }
        return union;
    }

    @Override
    public long count(Q query, Visibility visibility) {
        TextQuery text = objects.text(query);
        return text == null
                ? countAll(query, visibility)
                : new MatchingObjects<T>(text, part -> page(query, visibility, part)).count();
    }

    private long countAll(Q query, Visibility visibility) {
        List<Branch<T>> branches = possible(query, visibility);
        return branches.isEmpty()
                ? 0
                : SqlFragment.of("select count(*) from (")
                        .add(numbers(branches))
                        .add(") u")
                        .query(objects.handle())
                        .mapTo(Long.class)
                        .one();
    }
}
