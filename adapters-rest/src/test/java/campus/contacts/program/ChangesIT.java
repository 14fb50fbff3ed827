package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.http.client.EventStreamClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the promise of the feed (recorded time, section 5) across processes, crashes and restarts. */
@Tag("complete")
class ChangesIT {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
    private static final int A_WHILE = 200;
    private static final Pattern CURSOR = Pattern.compile("after=([\\w-]+)>; rel=\"next\"");

    @TempDir
    Path directory;

    /** A client that keeps the highest version of each contact that it heard of. */
    private static final class Copy {
        private final Map<String, Long> versions = new TreeMap<>();
        private String cursor = "now";
        private int starts;

        /** Follows the feed of a process to its end; starts over when the feed says so. */
        void follow(Program program) {
            String sent;
            do {
                sent = cursor;
                Conversation.Answer page = page(program);
                if (page.status() == 410) {
                    startOver(program);
                } else {
                    page.is(200).json().forEach(this::apply);
                    cursor = next(page);
                }
            } while (!cursor.equals(sent));
        }

        private Conversation.Answer page(Program program) {
            return program.get("changes?kind=contact&limit=50&after=" + cursor);
        }

        private void startOver(Program program) {
            starts++;
            cursor = "now";
            cursor = next(page(program).is(200));
            versions.clear();
            versions.putAll(listed(program));
        }

        private void apply(JsonNode entry) {
            String id = entry.path("id").textValue();
            if (entry.path("change").textValue().equals("removed")) {
                versions.remove(id);
            } else {
                versions.merge(id, entry.path("version").longValue(), Math::max);
            }
        }

        /** Follows until the copy is what the lists show: a transaction of another test on the server may hold back the feed. */
        void awaitWhatTheListsShow(Program program) {
            Poll.until("the copy is what the lists show", () -> {
                follow(program);
                return versions.equals(listed(program));
            });
        }

        private static Map<String, Long> listed(Program program) {
            Map<String, Long> listed = new TreeMap<>();
            for (String next = "contacts?limit=1000"; next != null; ) {
                Conversation.Answer page = program.get(next).is(200);
                for (String id : page.ids()) {
                    String tag = program.get("contacts/" + Conversation.encode(id))
                            .is(200)
                            .header("ETag");
                    listed.put(id, Long.parseLong(tag.replace("\"", "")));
                }
                next = page.next() == null ? null : page.next().substring(RetryingWriter.PUBLIC_URL.length() + 1);
            }
            return listed;
        }
    }

    private static String next(Conversation.Answer page) {
        Matcher next = CURSOR.matcher(page.header("Link"));
        assertThat(next.find()).isTrue();
        return next.group(1);
    }

    private Program serve(List<String> options) {
        return ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
    }

    private static List<String> options(Databases database) {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", RetryingWriter.PUBLIC_URL));
        options.addAll(database.options());
        return options;
    }

    @Test
    void a_follower_of_one_process_holds_what_another_one_wrote_that_was_killed_again_and_again() throws Exception {
        List<String> options = options(Databases.POSTGRESQL);
        RetryingWriters writers = null;
        Copy copy = new Copy();
        try (Program reader = serve(options)) {
            copy.follow(reader);
            for (int round = 0; round < ROUNDS; round++) {
                try (Program writer = serve(options)) {
                    writers = writers == null ? new RetryingWriters(writer) : writers;
                    writers.begin(writer);
                    writers.await(A_WHILE);
                    copy.follow(reader);
                    writer.kill();
                    writers.awaitEnd();
                    copy.awaitWhatTheListsShow(reader);
                }
            }
            try (Program writer = serve(options)) {
                writers.begin(writer);
                writers.finish();
                writers.assertNothingIsLost(writer);
                copy.awaitWhatTheListsShow(reader);
                copy.awaitWhatTheListsShow(writer);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cursor_outlives_stops_and_crashes_of_all_processes(Databases database) throws Exception {
        List<String> options = options(database);
        RetryingWriters writers;
        Copy copy = new Copy();
        try (Program program = serve(options)) {
            writers = new RetryingWriters(program);
            copy.follow(program);
            writers.begin(program);
            writers.await(A_WHILE);
            copy.follow(program);
            writers.await(A_WHILE);
            program.kill();
            writers.awaitEnd();
        }
        try (Program program = serve(options)) {
            writers.begin(program);
            writers.finish();
            program.stop();
        }
        try (Program program = serve(options)) {
            copy.awaitWhatTheListsShow(program);
        }
    }

    /** The answer at the end of a wait has no entries: it is given without another look at the feed. */
    @Test
    void a_waiting_request_is_answered_when_another_process_writes() {
        List<String> options = options(Databases.POSTGRESQL);
        try (Program first = serve(options);
                Program second = serve(options)) {
            String now = next(second.get("changes?after=now").is(200));
            CompletableFuture<Conversation.Answer> waiting =
                    CompletableFuture.supplyAsync(() -> second.get("changes?wait=30&after=" + now));
            String id = first.post("addresses", "{\"displayName\":\"Gatehouse\"}")
                    .is(201)
                    .id();
            assertThat(waiting.join().is(200).json().path(0).path("id").textValue())
                    .isEqualTo(id);
        }
    }

    /** Numbers of transactions that the standby did not have are given again, so cursors of the former primary are expired. */
    @Test
    void followers_start_over_when_a_standby_is_promoted_and_go_on() throws Exception {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", RetryingWriter.PUBLIC_URL));
        try (ServerPair servers = new ServerPair(directory)) {
            options.addAll(List.of(servers.options()));
            try (Program program = serve(options);
                    EventStreamClient stream =
                            EventStreamClient.open(program.awaitReady(), "/changes?kind=address-book&after=now")) {
                servers.acknowledgeWhatBothHave();
                RetryingWriters writers = new RetryingWriters(program);
                Copy copy = new Copy();
                copy.follow(program);
                stream.awaitId();
                writers.begin(program);
                writers.await(A_WHILE);
                copy.follow(program);
                assertThat(copy.starts).isZero();
                servers.kill(ServerPair.Role.PRIMARY);
                servers.promoteStandby();
                writers.await(A_WHILE);
                copy.follow(program);
                writers.finish();
                copy.awaitWhatTheListsShow(program);
                assertThat(copy.starts).isOne();
                assertThat(stream.next()).as("the stream has ended").isEmpty();
                writers.assertNothingIsLost(program);
            }
        }
    }

    @Test
    void a_stream_has_the_changes_of_every_process() {
        List<String> options = options(Databases.POSTGRESQL);
        try (Program first = serve(options);
                Program second = serve(options);
                EventStreamClient stream = EventStreamClient.open(second.awaitReady(), "/changes?after=now")) {
            stream.awaitId();
            for (Program program : List.of(first, second, first)) {
                String id = program.post("addresses", "{\"displayName\":\"Gatehouse\"}")
                        .is(201)
                        .id();
                assertThat(stream.next().orElseThrow().text("id")).isEqualTo(id);
            }
        }
    }

    @Test
    void nobody_reads_past_a_transaction_that_is_still_open() throws SQLException {
        List<String> options = options(Databases.POSTGRESQL);
        try (Program program = serve(options);
                EventStreamClient stream = EventStreamClient.open(program.awaitReady(), "/changes?after=now");
                Connection open = DriverManager.getConnection(options.get(5), "postgres", "postgres");
                Statement statement = open.createStatement()) {
            String now = stream.awaitId();
            open.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            String id = program.post("addresses", "{\"displayName\":\"Gatehouse\"}")
                    .is(201)
                    .id();
            assertThat(program.get("changes?after=" + now).is(200).body()).isEqualTo("[]");
            open.rollback();
            assertThat(stream.next().orElseThrow().text("id")).isEqualTo(id);
        }
    }

    @Test
    void a_stream_outlasts_an_outage_of_the_database() throws Exception {
        try (Cluster cluster = new Cluster(directory.resolve("cluster"))) {
            List<String> options = new ArrayList<>(List.of("--port", "0"));
            options.addAll(cluster.options());
            try (Program program = serve(options);
                    EventStreamClient stream = EventStreamClient.open(program.awaitReady(), "/changes?after=now")) {
                stream.awaitId();
                cluster.crash(Cluster.Crash.IMMEDIATE_STOP);
                assertThat(program.get("changes?after=" + stream.lastId()).status())
                        .isEqualTo(503);
                cluster.restart();
                Poll.until(
                        "the database is back",
                        () -> program.get("health/ready").status() == 200);
                String id = program.post("addresses", "{\"displayName\":\"Gatehouse\"}")
                        .is(201)
                        .id();
                assertThat(stream.next().orElseThrow().text("id")).isEqualTo(id);
            }
        }
    }

    @Test
    void an_orderly_stop_does_not_wait_for_streams_and_waits() {
        List<String> options = options(Databases.H2_FILE);
        try (Program program = serve(options);
                EventStreamClient stream = EventStreamClient.open(program.awaitReady(), "/changes?after=now")) {
            stream.awaitId();
            program.terminate();
            assertThat(stream.next()).isEmpty();
            assertThat(program.awaitExit()).isZero();
            assertThat(program.hasComplained("stopped before every request was finished"))
                    .isFalse();
        }
    }
}
