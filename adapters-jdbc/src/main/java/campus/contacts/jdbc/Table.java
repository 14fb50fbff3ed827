package campus.contacts.jdbc;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The table of one kind of object; statements call a row of it {@code c}.
 *
 * @param columns what to select for the mapper
 */
record Table<T>(String name, String columns, RowMapper<T> mapper) {
    /** Selects the objects for which what is added holds. */
    Sql select() {
        return Sql.of("select " + columns + "\nfrom " + name + " c\nwhere ");
    }

    List<T> list(Handle handle, Sql query) {
        return query.query(handle).map(mapper).list();
    }

    /** A part of a list that one index holds, in the order of the part. */
    List<T> list(Handle handle, Dialect dialect, Search search, Part part) {
        return list(
                handle,
                select().add(search.start(dialect, part.order()))
                        .bind("from", part.from())
                        .and(search.gates())
                        .and(search.filters())
                        .add("\norder by " + search.order(part.order()) + "\nlimit :limit offset :offset")
                        .bind("limit", part.limit())
                        .bind("offset", part.offset()));
    }

    long count(Handle handle, Search search) {
        Sql count = search.strands() == null
                ? Sql.of("select count(*) from " + name + " c").where(search.conditions())
                : Sql.of("select count(*) from (")
                        .add(search.strands().all(name, search.gates(), search.filters()))
                        .add(") found");
        return count.query(handle).mapTo(Long.class).one();
    }
}
