package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * PostgreSQL's plans of statements: with their values, and as generic plans, which PostgreSQL uses once a statement has been executed a few
 * times.
 */
final class Plans {
    /** Matches the numbers of pages, of 8 kilobytes. */
    private static final Pattern PAGES = Pattern.compile("(?m)^ *Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    /** Matches a value as the driver prints it, or its placeholder in a batch statement. */
    private static final Pattern VALUE =
            Pattern.compile("(?<![a-z])\\('(?:[^']++|'')*+'(?:::([a-z0-9 \\[\\]]+))?\\)|\\?");

    private final JdbcStorage storage;

    Plans(JdbcStorage storage) {
        this.storage = storage;
    }

    /** Fills the database of a storage by a script of the tests' resource folder, and analyzes it. */
    static void fill(String database, String script) {
        Databases.execute(database, Databases.script(script));
        Databases.execute(database, "vacuum analyze");
    }

    /** Returns the statements of some work that have a plan, without duplicates. */
    Set<String> statements(Runnable work) {
        List<String> statements = new ArrayList<>();
        StatementsTest.listenTo(storage.jdbi(), statements);
        work.run();
        Set<String> single = new LinkedHashSet<>();
        // a lock is sent with the statement that needs it
        statements.forEach(statement -> single.addAll(List.of(statement.split(";\n"))));
        single.removeIf(statement -> statement.startsWith("lock table"));
        return single;
    }

    /** Checks the plans with values. Batch statements are skipped, since their text contains no values. */
    void assertIndexed(Set<String> statements) {
        try (Handle handle = storage.jdbi().open()) {
            for (String statement : statements) {
                if (!statement.contains("?")) {
                    assertIndexed(statement, explain(handle, "explain ", statement));
                }
            }
        }
    }

    /** Checks the generic plans, which are the same for all values. */
    void assertGenericPlansIndexed(Set<String> statements, int atLeast) {
        Map<String, List<String>> prepared = new LinkedHashMap<>();
        statements.forEach(statement -> prepare(statement, prepared));
        assertThat(prepared).hasSizeGreaterThan(atLeast);
        try (Handle handle = storage.jdbi().open()) {
            handle.execute("set plan_cache_mode = force_generic_plan");
            prepared.forEach((statement, types) -> {
                String nothing = types.isEmpty() ? "" : "(" + "null, ".repeat(types.size() - 1) + "null)";
                String declared = types.isEmpty() ? "" : "(" + String.join(", ", types) + ")";
                run(handle, "prepare it" + declared + " as " + statement);
                assertIndexed(statement, explain(handle, "explain ", "execute it" + nothing));
                run(handle, "deallocate it");
            });
            handle.execute("reset plan_cache_mode");
        }
    }

    /** Replaces the values of a statement by parameters of the same types. */
    private static void prepare(String statement, Map<String, List<String>> prepared) {
        List<String> types = new ArrayList<>();
        String text = VALUE.matcher(statement).replaceAll(value -> {
            types.add(type(value));
            return "\\$" + types.size();
        });
        prepared.put(text, types);
    }

    private static String type(MatchResult value) {
        if (value.group(1) != null) {
            return value.group(1);
        }
        return value.group().equals("?") || value.group().startsWith("('{") ? "unknown" : "varchar";
    }

    private static void assertIndexed(String statement, String plan) {
        assertThat(plan).as(statement).doesNotContainPattern("Seq Scan on (?!installation)");
    }

    /** Runs read-only statements and counts the pages that each reads; the plan of one that reads none has no line for them. */
    void assertFewPages(Set<String> statements, long fewer) {
        try (Handle handle = storage.jdbi().open()) {
            for (String statement : statements) {
                String plan = explain(handle, "explain (analyze, buffers, timing off) ", statement);
                assertThat(pages(plan)).as(statement + '\n' + plan).isLessThan(fewer);
            }
        }
    }

    private static long pages(String plan) {
        assertThat(plan).contains("actual rows");
        Matcher matcher = PAGES.matcher(plan);
        return matcher.find() ? number(matcher.group(1)) + number(matcher.group(2)) : 0;
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static void run(Handle handle, String statement) {
        try (var query = handle.getConnection().createStatement()) {
            query.execute(statement);
        } catch (SQLException failure) {
            throw new AssertionError(statement, failure);
        }
    }

    private static String explain(Handle handle, String explain, String statement) {
        try (var query = handle.getConnection().createStatement();
                var rows = query.executeQuery(explain + statement)) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        } catch (SQLException failure) {
            throw new AssertionError(statement, failure);
        }
    }
}
