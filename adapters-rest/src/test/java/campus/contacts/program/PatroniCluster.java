package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Poll;
import campus.contacts.rest.http.client.HttpCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Three members of a PostgreSQL with {@code deploy/patroni.yml}, and an etcd for them. */
final class PatroniCluster implements AutoCloseable {
    private static final String PASSWORD = "a long password";
    private static final int MEMBERS = 3;

    /** A member, named after its number. */
    private record Member(String name, int port, int restPort, Process process) {}

    private final Path directory;
    private final List<Member> members = new ArrayList<>();
    private final Process etcd;

    /** @param directory for the files of all */
    PatroniCluster(Path directory) throws IOException {
        this.directory = directory;
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        int etcdPort = ForeignServer.freePort();
        String client = "http://127.0.0.1:" + etcdPort;
        String peer = "http://127.0.0.1:" + ForeignServer.freePort();
        this.etcd = ForeignServer.start(
                "etcd",
                directory,
                command(
                        "etcd",
                        "--name=etcd",
                        "--data-dir=" + directory.resolve("etcd"),
                        "--listen-client-urls=" + client,
                        "--advertise-client-urls=" + client,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=etcd=" + peer));
        String delivered = Readme.file("adapters-rest/deploy/patroni.yml");
        Files.writeString(
                directory.resolve("patroni.yml"), delivered.replace("127.0.0.1:2379", "127.0.0.1:" + etcdPort));
        for (int i = 0; i < MEMBERS; i++) {
            members.add(member("member" + i));
        }
    }

    private Member member(String name) throws IOException {
        int port = ForeignServer.freePort();
        int restPort = ForeignServer.freePort();
        ProcessBuilder builder =
                command("patroni", directory.resolve("patroni.yml").toString());
        builder.environment().put("PATRONI_NAME", name);
        for (String kind : List.of("LISTEN", "CONNECT_ADDRESS")) {
            builder.environment().put("PATRONI_RESTAPI_" + kind, "127.0.0.1:" + restPort);
            builder.environment().put("PATRONI_POSTGRESQL_" + kind, "127.0.0.1:" + port);
        }
        builder.environment().put("PATRONI_POSTGRESQL_DATA_DIR", data(name).toString());
        builder.environment()
                .put(
                        "PATRONI_POSTGRESQL_PGPASS",
                        directory.resolve(name + ".pgpass").toString());
        return new Member(name, port, restPort, ForeignServer.start(name, directory, builder));
    }

    private Path data(String name) {
        return directory.resolve(name);
    }

    /** PostgreSQL and what starts it do not run as root. */
    private ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.addAll(List.of(words));
        return new ProcessBuilder(command).directory(directory.toFile());
    }

    /** Returns the options that name all members. */
    List<String> options() {
        String hosts = members.stream()
                .map(member -> "127.0.0.1:" + member.port)
                .reduce((one, other) -> one + ',' + other)
                .orElseThrow();
        return List.of(
                "--database=jdbc:postgresql://" + hosts + "/postgres",
                "--database-user=postgres",
                "--database-password=" + PASSWORD);
    }

    /** Waits until a primary has a synchronous standby. */
    void awaitStandby() {
        Poll.until("a standby is synchronous", () -> find("sync_standby").isPresent());
    }

    /** Kills the primary and what watches it, as when its machine loses power; returns its name. */
    String killPrimary() throws IOException {
        Member primary = find("leader").orElseThrow();
        long postmaster = Long.parseLong(
                Files.readAllLines(data(primary.name).resolve("postmaster.pid")).get(0));
        List<ProcessHandle> all = Stream.of(
                        primary.process.toHandle(), ProcessHandle.of(postmaster).orElseThrow())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        return primary.name;
    }

    /** Makes another member the primary, as {@code patronictl switchover} does. */
    void switchOver() {
        awaitStandby();
        Member primary = find("leader").orElseThrow();
        HttpCall.Reply reply = HttpCall.send(
                "POST",
                URI.create("http://127.0.0.1:" + primary.restPort + "/switchover"),
                List.of("Content-Type", "application/json"),
                ("{\"leader\": \"" + primary.name + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status())
                .as(new String(reply.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        awaitOtherPrimary(primary.name);
    }

    /** Waits until another member is the primary. */
    void awaitOtherPrimary(String former) {
        Poll.until(
                "another member is the primary",
                () -> find("leader")
                        .filter(member -> !member.name.equals(former))
                        .isPresent());
    }

    /** Returns a member in a role, as the first member that answers knows it. */
    private Optional<Member> find(String role) {
        return members.stream()
                .map(PatroniCluster::state)
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(state -> StreamSupport.stream(state.path("members").spliterator(), false)
                        .filter(each -> each.path("role").asText().equals(role)
                                && each.path("state").asText().matches("running|streaming"))
                        .findFirst())
                .map(found -> found.path("name").asText())
                .flatMap(name -> members.stream()
                        .filter(member -> member.name.equals(name))
                        .findFirst());
    }

    private static Optional<JsonNode> state(Member member) {
        URI uri = URI.create("http://127.0.0.1:" + member.restPort + "/cluster");
        try {
            return Optional.of(new ObjectMapper()
                    .readTree(HttpCall.send("GET", uri, List.of(), null).body()));
        } catch (UncheckedIOException | IOException away) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        List<Process> all = Stream.concat(members.stream().map(Member::process), Stream.of(etcd))
                .toList();
        all.forEach(process -> {
            process.destroy();
            process.onExit().join();
        });
    }
}
