package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an accepted task runs once, even if its process ends. */
class TasksIT {
    private static final int STUDENTS = 4;
    private static final int TASKS = 40;

    /** A contact of a student, with a first name. */
    private static final String PAYLOAD = """
            [{"owner_netid":"%s","contact":{"contact_type_id":"EMRG","priority":"1","personal_relationship_id":"M",\
            "last_name":"Doe","first_name":"%s","middle_name":null,"email":"jd@example.edu","addresses":[],\
            "telephone_numbers":[]}}]""";

    @TempDir
    Path directory;

    /** Imports the students into that database. */
    private void enrol(List<String> database) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int student = 0; student < STUDENTS; student++) {
            lines.add("""
                    {"identifiers":[{"identifier":"%s","type":"network"}],"names":[{"family":"Doe"}],"student":true}""".formatted(netid(student)));
        }
        ProgramLauncher.in(directory).enrol(lines, database);
    }

    private static String netid(int student) {
        return "s" + student;
    }

    private Program serve(List<String> database) {
        List<String> options = new ArrayList<>(List.of("--port", "0"));
        options.addAll(database);
        return ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
    }

    /** Requests the replacement of a student's contacts and returns the path of the task. */
    private static String accept(Program program, int student, String firstName) {
        String netid = netid(student);
        Conversation.Answer accepted =
                program.send("PUT", "api/people/" + netid + "/contacts", PAYLOAD.formatted(netid, firstName));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return accepted.header("Location").substring(1);
    }

    private static boolean hasEnded(Program program, String task) {
        Conversation.Answer answer = program.get(task);
        assertThat(answer.status()).isEqualTo(200);
        return !answer.body().contains("\"accepted\"");
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
        }
    }

    /** Asserts that every task was done once: the version counts the changes. */
    private static void assertDoneOnce(Program program, int student, int times, String lastName) {
        String body = program.get("api/people/" + netid(student) + "/contacts").body();
        assertThat(body).contains("\"first_name\":\"" + lastName + '"');
        String id = body.replaceFirst("(?s).*\"id\":\"([^\"]*)\".*", "$1");
        Conversation.Answer contact = program.get("contacts/" + id);
        assertThat(contact.header("ETag")).isEqualTo("\"" + times + '"');
    }

    @Test
    void accepted_tasks_run_after_a_kill_and_restart() throws IOException {
        List<String> tasks = new ArrayList<>();
        List<String> database = Databases.H2_FILE.options();
        enrol(database);
        try (Program program = serve(database)) {
            for (int i = 0; i < TASKS; i++) {
                tasks.add(accept(program, i % STUDENTS, "Nr " + i));
            }
            program.kill();
        }
        try (Program program = serve(database)) {
            tasks.forEach(task -> await(task, () -> hasEnded(program, task)));
            for (int student = 0; student < STUDENTS; student++) {
                assertDoneOnce(program, student, TASKS / STUDENTS, "Nr " + (TASKS - STUDENTS + student));
            }
        }
    }

    @Test
    void another_process_takes_over_the_tasks_of_a_killed_one() throws SQLException, IOException {
        List<String> database = Databases.POSTGRESQL.options();
        enrol(database);
        try (Program first = serve(database);
                Connection hand = connect(database)) {
            String made = accept(first, 0, "Made");
            await(made, () -> hasEnded(first, made));
            hand.setAutoCommit(false);
            execute(hand, "select id from contact for update");
            String stuck = accept(first, 0, "Changed");
            await("the first process in the middle of the task", () -> isWaitedFor(database));
            try (Program second = serve(database)) {
                String concurrent = accept(second, 1, "Other");
                await(concurrent, () -> hasEnded(second, concurrent));
                first.kill();
                hand.rollback();
                String behind = accept(second, 0, "Last");
                await(stuck, () -> hasEnded(second, stuck));
                await(behind, () -> hasEnded(second, behind));
                assertDoneOnce(second, 0, 3, "Last");
                assertDoneOnce(second, 1, 1, "Other");
            }
        }
    }

    private static Connection connect(List<String> database) throws SQLException {
        return DriverManager.getConnection(database.get(1), database.get(3), database.get(5));
    }

    private static boolean isWaitedFor(List<String> database) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select 1 from pg_locks where not granted")) {
            return rows.next();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
