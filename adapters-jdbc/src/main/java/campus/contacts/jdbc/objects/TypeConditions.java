package campus.contacts.jdbc.objects;

import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SortedRuns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.util.List;
import java.util.Set;

/** The conditions of a search on the genus and the record types of objects. */
public final class TypeConditions {
    private TypeConditions() {}

    /**
     * Adds the conditions on the types of an object; the search starts with them when it has no better start.
     *
     * @param rows the table of the objects; the name of the table of their record types begins with its name
     * @param object the name of the table of current objects
     */
    public static void restrict(ListPlan search, TypeFilter types, ObjectTable<?> rows, String object) {
        String typeTable = rows.name() + "_record_type";
        for (int i = 0; i < types.recordTypeIds().size(); i++) {
            Set<Id> ids = types.recordTypeIds().get(i);
            ofRecord(search, ObjectColumns.keys(ids), "type_keys_" + i, typeTable, object);
            if (!rows.name().equals(object) && !ids.isEmpty()) {
                search.filter(ofVersion(List.copyOf(ids), "type_ids_" + i + '_'));
            }
        }
        if (types.genusTypeIds() != null) {
            ofGenus(search, ObjectColumns.keys(types.genusTypeIds()), rows);
        }
    }

    /** @param name of the parameter of the keys */
    private static void ofRecord(ListPlan search, String[] keys, String name, String typeTable, String object) {
        if (keys.length == 0) {
            search.matchNothing();
        } else if (search.hasStart()) {
            search.filter(SqlFragment.exists(ObjectTable.named(
                            "select 1 from " + typeTable + " r where r.{object}_id = c.id and r.type_key = any(:" + name
                                    + ")",
                            object))
                    .bind(name, keys));
        } else {
            SqlFragment runs = SqlFragment.of("select t.type_key as run_key from unnest(cast(:" + name
                            + " as varchar array)) as t(type_key) where true")
                    .bind(name, keys);
            search.startWith(new SortedRuns(typeTable, "type_key", object + "_id", runs));
        }
    }

    /** The table has the types of all versions of an object, and a merge adds types. The version has its own, one per line. */
    private static SqlFragment ofVersion(List<Id> ids, String name) {
        SqlFragment any = SqlFragment.of("(");
        for (int i = 0; i < ids.size(); i++) {
            any.add((i == 0 ? "" : " or ") + "position(:" + name + i + " in '\n' || c.record_types || '\n') > 0")
                    .bind(name + i, '\n' + ids.get(i).toString() + '\n');
        }
        return any.add(")");
    }

    private static void ofGenus(ListPlan search, String[] keys, ObjectTable<?> rows) {
        if (keys.length == 0) {
            search.matchNothing();
        } else if (keys.length == 1) {
            search.equal("genus_key", "genus_key", keys[0]);
        } else if (search.hasStart()) {
            search.filter(SqlFragment.of("c.genus_key = any(:genus_keys)", "genus_keys", keys));
        } else {
            SqlFragment runs = SqlFragment.of("""
                    select t.genus_key as run_key from unnest(cast(:genus_keys as varchar array)) as t(genus_key)
                    where true""", "genus_keys", keys);
            SortedRuns genera = new SortedRuns(rows.name(), "genus_key", "id", runs);
            search.startWith(
                    rows.condition() == null
                            ? genera
                            : genera.where(rows.condition().ofRow("m")));
        }
    }
}
