package campus.contacts.jdbc;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.StorageSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests PostgreSQL's plans for tables that an import fills, of which the planner knows nothing yet. */
class GrowingTablesTest {
    private static final String FILL = """
            insert into object_alias (kind_code, alias_key, deleted_object_id, object_id, alias_id, is_imported)
            select 0, 'import.row:' || n || '@test', 0, n, 'import.Row:' || n || '@test', true from generate_series(1, 20000) n;
            insert into imported_part
                (source_name, row_key, part_name, address_version, contact_id, contact_version, run_number, is_pruned)
            select 'test', md5(cast(n as text)), 'email.1', 1, n, 1, 1, false from generate_series(1, 20000) n""";

    private static final String ENDED = """
            insert into file_import (id, import_key, requester_name, import_order, accepted_at, status_code, report, ended_at)
            select n, md5(cast(n as text)), 'ada', '{}', now(), 3, '{}', now() from generate_series(1, 20000) n""";

    @Test
    void imports_that_have_not_ended_are_found_among_those_that_have() {
        StorageSettings settings = Databases.postgreSql();
        try (JdbcStorage storage = Databases.open(settings)) {
            Databases.execute(settings.database(), ENDED);
            Plans plans = new Plans(storage);
            Set<String> statements = plans.statements(
                    () -> storage.read(unit -> unit.fileImports().requestersOfPending(100)));
            plans.assertFewPages(statements, 10);
        }
    }

    @Test
    void rows_of_an_import_are_looked_up_one_by_one() {
        StorageSettings settings = Databases.postgreSql();
        try (JdbcStorage storage = Databases.open(settings)) {
            Databases.execute(settings.database(), FILL);
            List<Id> aliases = IntStream.range(0, 10)
                    .mapToObj(i -> Id.parse("import.Row:" + i + "@test"))
                    .toList();
            Plans plans = new Plans(storage);
            Set<String> statements = plans.statements(() -> storage.read(unit -> {
                unit.aliases().owners(ObjectKind.CONTACT, aliases);
                return unit.fileImports().parts("test", List.of("none", "nothing"));
            }));
            plans.assertFewPages(statements, 100);
        }
    }
}
