package campus.contacts.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;

/** OpenLDAP's server as a peer, with an entry of the standard schema for each contact, in a database of its own. */
final class Slapd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/slapd");
    private static final String BASE = "dc=example,dc=edu";
    private static final int THREADS = 8;
    private static final int WARM_UP_SECONDS = 3;
    private static final int MAX_FOUND = 100;

    private static final String ENTRY = """
            dn: uid=n%1$d,dc=example,dc=edu
            objectClass: inetOrgPerson
            uid: n%1$d
            cn: Contact %1$d
            sn: Byron %1$d
            givenName: Ada
            description: How number %1$d is reached
            mail: n%1$d@example.edu

            """;

    private final Process process;
    private final String url;
    private final long entries;

    private Slapd(Path configuration, long entries) throws IOException, InterruptedException {
        int port = Program.freePort();
        this.entries = entries;
        this.url = "ldap://127.0.0.1:" + port;
        this.process = new ProcessBuilder(PROGRAM.toString(), "-d", "0", "-h", url, "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int i = 0; i < 100; i++) {
            try {
                connect().close();
                return;
            } catch (NamingException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("slapd does not answer at " + url);
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts the server; fills its database first when there is none of this size. */
    static Slapd start(Path directory, long entries) throws IOException, InterruptedException {
        Path home = directory.resolve("slapd_" + entries);
        Path configuration = directory.resolve("slapd.conf");
        Files.writeString(configuration, """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                database mdb
                maxsize 17179869184
                suffix "%s"
                directory %s
                index uid,objectClass eq
                index sn sub
                """.formatted(BASE, home));
        if (!Files.exists(home)) {
            Path building = Files.createDirectories(directory.resolve("slapd_building"));
            Path filling = directory.resolve("slapd-building.conf");
            Files.writeString(filling, Files.readString(configuration).replace(home.toString(), building.toString()));
            fill(filling, entries);
            Files.move(building, home);
        }
        return new Slapd(configuration, entries);
    }

    private static void fill(Path configuration, long entries) throws IOException {
        Process adding = new ProcessBuilder("/usr/sbin/slapadd", "-q", "-f", configuration.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (PrintWriter ldif = new PrintWriter(adding.getOutputStream(), false, StandardCharsets.UTF_8)) {
            ldif.println(
                    "dn: " + BASE + "\nobjectClass: organization\nobjectClass: dcObject\no: Example\ndc: example\n");
            for (long number = 1; number <= entries; number++) {
                ldif.print(ENTRY.formatted(number));
            }
        }
        if (adding.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("slapadd failed");
        }
    }

    /** Looks up random entries by their uid. */
    Contest.Score byId(int seconds) throws InterruptedException {
        return score(seconds, random -> "(uid=n" + (1 + random.nextLong(entries)) + ")");
    }

    /** Searches names by a prefix of three digits, of which the first hundred entries are returned. */
    Contest.Score search(int seconds) throws InterruptedException {
        return score(seconds, random -> "(sn=Byron " + (100 + random.nextInt(900)) + "*)");
    }

    private interface Filters {
        String next(Random random);
    }

    private Contest.Score score(int seconds, Filters filters) throws InterruptedException {
        run(WARM_UP_SECONDS, filters);
        long before = cpuMicros();
        List<Long> nanos = run(seconds, filters);
        double cpu = cpuMicros() - before;
        nanos.sort(Comparator.naturalOrder());
        return new Contest.Score(
                (double) nanos.size() / seconds,
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get(nanos.size() * 99 / 100) / 1e6,
                cpu / nanos.size(),
                0,
                0);
    }

    /** Returns the durations of the searches. */
    private List<Long> run(int seconds, Filters filters) throws InterruptedException {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            Thread thread = new Thread(() -> search(filters, random, end, nanos));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new ArrayList<>(nanos);
    }

    private void search(Filters filters, Random random, long end, ConcurrentLinkedQueue<Long> nanos) {
        SearchControls controls = new SearchControls(SearchControls.SUBTREE_SCOPE, MAX_FOUND, 0, null, false, false);
        try {
            DirContext connection = connect();
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                read(connection.search(BASE, filters.next(random), controls));
                nanos.add(System.nanoTime() - begin);
            }
            connection.close();
        } catch (NamingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void read(NamingEnumeration<SearchResult> found) throws NamingException {
        try {
            while (found.hasMore()) {
                found.next();
            }
        } catch (javax.naming.SizeLimitExceededException wholePage) {
            // the first hundred were asked for
        }
    }

    private DirContext connect() throws NamingException {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        settings.put(Context.PROVIDER_URL, url);
        return new InitialDirContext(settings);
    }

    private long cpuMicros() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1000;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** Deletes what an interrupted filling left. */
    static void clean(Path directory) throws IOException {
        Path building = directory.resolve("slapd_building");
        if (Files.exists(building)) {
            try (Stream<Path> files = Files.walk(building)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
