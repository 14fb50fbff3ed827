package campus.contacts.jdbc.aliases;

import campus.contacts.Alias;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.AliasNumbers;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.AliasStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores aliases. Those of a deleted object are kept apart by its number, so that another object may have them meanwhile. */
public record JdbcAliases(JdbcTransaction unit) implements AliasStore {
    /** The statement after which the aliases of the object {@code :id} are those of a deleted object. */
    public static final String OBJECT_DELETED = """
            update object_alias set deleted_object_id = object_id
            where kind_code = %d and object_id = :id and deleted_object_id = 0""";

    /** The statement that deletes the aliases of the object {@code :id}. */
    public static final String FORGET = "delete from object_alias where kind_code = %d and object_id = :id";

    private static final String OBJECT_RESTORED = """
            update object_alias set deleted_object_id = 0
            where kind_code = :kind and object_id = :id and not exists (
                select 1 from object_alias other
                where other.kind_code = object_alias.kind_code and other.alias_key = object_alias.alias_key
                    and other.deleted_object_id = 0)""";

    private static final String TAKEN_BY_OTHERS =
            "delete from object_alias where kind_code = :kind and object_id = :id and deleted_object_id <> 0";

    /** The columns in bulk. */
    public static final TargetTable TARGET =
            TargetTable.of("object_alias", "kind_code, alias_key, deleted_object_id, object_id, alias_id, is_imported");

    private static final String COLUMNS =
            "select a.kind_code, a.object_id, a.alias_id, a.is_imported, a.alias_key, a.deleted_object_id from object_alias a ";

    private static ObjectKind kind(int code) {
        for (ObjectKind kind : ObjectKind.values()) {
            if (AliasNumbers.code(kind) == code) {
                return kind;
            }
        }
        throw new IllegalStateException("there is no kind of object with the code " + code);
    }

    /** Returns the statement for a kind of object. */
    public static String of(ObjectKind kind, String statement) {
        return statement.formatted(AliasNumbers.code(kind));
    }

    @Override
    public List<Alias> list(ObjectKind kind, Id id) {
        return list(kind, unit.number(kind, id), "a.deleted_object_id = 0");
    }

    @Override
    public List<Alias> ofDeleted(ObjectKind kind, Id id) {
        return list(kind, unit.ownNumber(kind, id), "a.deleted_object_id <> 0");
    }

    private List<Alias> list(ObjectKind kind, long number, String condition) {
        return SqlFragment.of(
                        COLUMNS + "where a.kind_code = :kind and a.object_id = :id and " + condition
                                + " order by a.alias_key",
                        "kind",
                        AliasNumbers.code(kind))
                .bind("id", number)
                .query(unit.handle())
                .map((row, context) -> alias(row))
                .list();
    }

    private Alias alias(ResultSet row) throws SQLException {
        ObjectKind kind = kind(row.getInt(1));
        return new Alias(kind, unit.ownIds().id(kind, row.getLong(2)), Id.parse(row.getString(3)), row.getBoolean(4));
    }

    /** A row in the order of the primary key. */
    public record Row(Alias alias, int kind, String key, long deleted) {
        public static final Row FIRST = new Row(null, -1, "", 0);
    }

    /** Returns the next rows in the order of kinds and keys. */
    public List<Row> page(Row after, boolean withDeleted, int limit) {
        return SqlFragment.of(COLUMNS + """
                        where (a.kind_code, a.alias_key, a.deleted_object_id) > (:kind, :alias_key, :deleted)
                            and (a.deleted_object_id = 0 or :with_deleted)
                        order by a.kind_code, a.alias_key, a.deleted_object_id limit :limit""", "kind", after.kind)
                .bind("alias_key", after.key)
                .bind("deleted", after.deleted)
                .bind("with_deleted", withDeleted)
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> new Row(alias(row), row.getInt(1), row.getString(5), row.getLong(6)))
                .list();
    }

    @Override
    public Optional<Id> owner(ObjectKind kind, Id aliasId) {
        return AliasNumbers.find(unit.handle(), kind, aliasId)
                .map(number -> unit.ownIds().id(kind, number));
    }

    @Override
    public void add(Alias alias) {
        unit.forgetAliases();
        SqlFragment.of("""
                        insert into object_alias (kind_code, alias_key, deleted_object_id, object_id, alias_id, is_imported)
                        values (:kind_code, :alias_key, :deleted_object_id, :object_id, :alias_id, :is_imported)""").bind(values(alias, false)).execute(unit.writeHandle());
    }

    @Override
    public Map<Id, Id> owners(ObjectKind kind, Collection<Id> aliasIds) {
        Map<Id, Id> owners = new HashMap<>();
        if (aliasIds.isEmpty()) {
            return owners;
        }
        String[] keys = aliasIds.stream().map(Id::key).distinct().toArray(String[]::new);
        SqlFragment.of("select c.alias_id, c.object_id")
                .add(unit.dialect()
                        .rowsWith("object_alias", "alias_key", keys, "c.kind_code = :kind and c.deleted_object_id = 0"))
                .bind("kind", AliasNumbers.code(kind))
                .query(unit.handle())
                .map((row, context) ->
                        Map.entry(Id.parse(row.getString(1)), unit.ownIds().id(kind, row.getLong(2))))
                .forEach(found -> owners.put(found.getKey(), found.getValue()));
        return owners;
    }

    @Override
    public void addAll(Collection<Alias> aliases) {
        if (aliases.isEmpty()) {
            return;
        }
        unit.forgetAliases();
        BulkWriter bulk = unit.dialect().bulk(unit.writeHandle().getConnection());
        aliases.forEach(alias -> bulk.add(TARGET, values(alias, false)));
        bulk.finish();
    }

    /**
     * Returns the values of the columns.
     *
     * @param isDeleted whether the object is deleted
     */
    public static Map<String, Object> values(Alias alias, boolean isDeleted) {
        long number = Long.parseLong(alias.objectId().identifier());
        return Map.of(
                "kind_code", AliasNumbers.code(alias.kind()),
                "alias_key", alias.aliasId().key(),
                "deleted_object_id", isDeleted ? number : 0L,
                "object_id", number,
                "alias_id", alias.aliasId().toString(),
                "is_imported", alias.isImported());
    }

    @Override
    public void remove(ObjectKind kind, Id aliasId) {
        remove(kind, aliasId, " and deleted_object_id = 0");
    }

    @Override
    public void forget(ObjectKind kind, Id aliasId) {
        remove(kind, aliasId, "");
    }

    private void remove(ObjectKind kind, Id aliasId, String condition) {
        unit.forgetAliases();
        SqlFragment.of(
                        "delete from object_alias where kind_code = :kind and alias_key = :alias_key" + condition,
                        "kind",
                        AliasNumbers.code(kind))
                .bind("alias_key", aliasId.key())
                .execute(unit.writeHandle());
    }

    /** Gives a restored object back the aliases that no other object has. */
    public void objectRestored(ObjectKind kind, Id id) {
        unit.forgetAliases();
        for (String statement : List.of(OBJECT_RESTORED, TAKEN_BY_OTHERS)) {
            SqlFragment.of(statement, "kind", AliasNumbers.code(kind))
                    .bind("id", unit.number(kind, id))
                    .execute(unit.writeHandle());
        }
    }
}
