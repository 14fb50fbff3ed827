package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests four processes of the program on one PostgreSQL under concurrent requests. */
@Tag("complete")
class ManyProcessesIT {
    private static final int PROCESSES = 4;
    private static final int CLERKS = 8;
    private static final int ROUNDS = 10;
    private static final String PUBLIC_URL = "http://campus.example.edu/";

    @TempDir
    static Path directory;

    private static final List<Program> PROGRAMS = new ArrayList<>();
    private static final List<String> DATABASE = Databases.POSTGRESQL.options();

    /** Starts all processes at once, so that they create the database concurrently. */
    @BeforeAll
    static void serve() {
        List<String> options = new ArrayList<>(List.of("--port", "0", "--public-url", PUBLIC_URL, "--pool-size", "4"));
        options.addAll(DATABASE);
        for (int i = 0; i < PROCESSES; i++) {
            PROGRAMS.add(ProgramLauncher.in(directory).start(options.toArray(String[]::new)));
        }
        PROGRAMS.forEach(Program::awaitReady);
    }

    @AfterAll
    static void stop() {
        PROGRAMS.forEach(Program::close);
    }

    /** A client that sends every request to another process. */
    private static final class Clerk {
        private final Random dice;

        Clerk(int number) {
            this.dice = new Random(number);
        }

        Conversation.Answer send(String method, String path, String json, String... headers) {
            Program program = PROGRAMS.get(dice.nextInt(PROCESSES));
            return program.send(method, path, json, headers);
        }

        /** Returns the path of a new object. */
        String make(String path) {
            Conversation.Answer made = send("POST", path, "{\"displayName\":\"A name\"}");
            assertThat(made.status()).isEqualTo(201);
            return path(made);
        }
    }

    private static String path(Conversation.Answer made) {
        return made.header("Location").substring(PUBLIC_URL.length());
    }

    private static long version(Conversation.Answer answer) {
        String tag = answer.header("ETag");
        return Long.parseLong(tag.replace("\"", ""));
    }

    private interface Work {
        void round(Clerk clerk, int round);
    }

    /** Runs the work for every client in every round, concurrently. */
    private static void atOnce(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLERKS);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < CLERKS; i++) {
            Clerk clerk = new Clerk(i);
            done.add(threads.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    work.round(clerk, round);
                }
            }));
        }
        threads.shutdown();
        for (Future<?> each : done) {
            each.get(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void numbers_are_unique_and_writes_visible_to_all_processes() throws Exception {
        Map<String, String> made = new ConcurrentHashMap<>();
        atOnce((clerk, round) -> {
            Conversation.Answer answer = clerk.send("POST", "addresses", "{\"displayName\":\"Nr " + round + "\"}");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(made.put(path(answer), answer.body())).isNull();
            for (Program program : PROGRAMS) {
                assertThat(program.get(path(answer)).body()).isEqualTo(answer.body());
            }
        });
        assertThat(made).hasSize(CLERKS * ROUNDS);
    }

    @Test
    void every_acknowledged_change_has_its_own_version() throws Exception {
        Clerk first = new Clerk(CLERKS);
        String counter = first.make("addresses");
        AtomicInteger refused = new AtomicInteger();
        Set<Long> versions = ConcurrentHashMap.newKeySet();
        atOnce((clerk, round) -> {
            Conversation.Answer changed;
            do {
                Conversation.Answer present = clerk.send("GET", counter, "");
                String next = "{\"displayName\":\"" + (version(present) + 1) + "\"}";
                String tag = present.header("ETag");
                changed = clerk.send("PUT", counter, next, "If-Match", tag);
                assertThat(changed.status()).isIn(200, 412);
                if (changed.status() == 412) {
                    refused.incrementAndGet();
                }
            } while (changed.status() == 412);
            assertThat(versions.add(version(changed))).isTrue();
        });
        assertThat(refused).hasPositiveValue();
        Conversation.Answer last = first.send("GET", counter, "");
        assertThat(version(last)).isEqualTo(1 + CLERKS * ROUNDS);
        assertThat(last.body()).contains("\"displayName\":\"" + version(last) + '"');
    }

    @Test
    void the_hierarchy_has_no_cycle_and_is_the_same_in_all_processes() throws Exception {
        List<String> books = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            books.add(new Clerk(i).make("address-books?parentId=contact.AddressBook:1@localhost"));
        }
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        atOnce((clerk, round) -> {
            String parent = books.get(clerk.dice.nextInt(books.size()));
            String child = books.get(clerk.dice.nextInt(books.size()));
            String edge = parent + "/children/" + child.substring(child.indexOf('/') + 1);
            statuses.add(clerk.send(clerk.dice.nextInt(3) == 0 ? "DELETE" : "PUT", edge, "")
                    .status());
        });
        assertThat(statuses).isSubsetOf(200, 404, 409).contains(200, 409);
        Map<String, Set<String>> hierarchy = hierarchy(PROGRAMS.get(0), books);
        for (Program program : PROGRAMS) {
            assertThat(hierarchy(program, books)).isEqualTo(hierarchy);
        }
        // books without children are removed until none is left, which a cycle would prevent
        while (!hierarchy.isEmpty()) {
            Set<String> leaves = new HashSet<>(hierarchy.keySet());
            leaves.removeIf(book -> !hierarchy.get(book).isEmpty());
            assertThat(leaves).isNotEmpty();
            hierarchy.keySet().removeAll(leaves);
            hierarchy.values().forEach(children -> children.removeAll(leaves));
        }
    }

    @Test
    void a_result_snapshot_can_be_continued_by_every_process() throws Exception {
        enrol(IntStream.range(0, PROCESSES).mapToObj(number -> "old" + number).toList());
        String all = "api/email_addresses?pagesize=1";
        Conversation.Answer first = PROGRAMS.get(0).get(all);
        String key = first.header("X-Request-ID");
        enrol(List.of("a-new-one"));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            JsonNode page = list(PROGRAMS.get(i).get(all + "&page=" + (i + 1) + "&continuation_key=" + key));
            page.forEach(row -> found.add(row.get("netid").asText()));
        }
        assertThat(found).containsExactlyInAnyOrder("old0", "old1", "old2", "old3");
        Conversation.Answer behind = PROGRAMS.get(1).get(all + "&page=5&continuation_key=" + key);
        assertThat(behind.body()).isEqualTo("[]");
        assertThat(behind.header("X-Total-Count")).isEqualTo("4");
        assertThat(list(PROGRAMS.get(1).get("api/email_addresses?netid=a-new-one")))
                .hasSize(1);
    }

    private static void enrol(List<String> netids) throws IOException {
        List<String> lines = netids.stream().map(netid -> """
                        {"identifiers":[{"identifier":"%1$s","type":"network"}],"names":[{"family":"Doe"}],\
                        "emailAddresses":[{"address":"%1$s@example.edu"}]}""".formatted(netid)).toList();
        ProgramLauncher.in(directory).enrol(lines, DATABASE);
    }

    private static Map<String, Set<String>> hierarchy(Program program, List<String> books) {
        Map<String, Set<String>> hierarchy = new HashMap<>();
        for (String book : books) {
            Set<String> children = new HashSet<>();
            for (JsonNode child : list(program.get(book + "/children"))) {
                children.add(child.get("uri").asText().substring(PUBLIC_URL.length()));
            }
            hierarchy.put(book, children);
        }
        return hierarchy;
    }

    private static JsonNode list(Conversation.Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
