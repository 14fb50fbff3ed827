package campus.contacts.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Compares the program with the floor, on H2 and PostgreSQL. */
@CommandLine.Command(
        name = "bench/run",
        description = "Compares the program with the simplest program that answers the same requests.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class Benchmark implements Callable<Integer> {
    @Option(
            names = "--contacts",
            paramLabel = "N",
            description = "Number of contacts, a multiple of 20.",
            defaultValue = "1000000")
    private long contacts;

    @Option(names = "--database", paramLabel = "NAME", description = "h2 or postgresql; may be repeated.")
    private List<String> databases = List.of("h2", "postgresql");

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Names of the measurements to run.",
            defaultValue = "")
    private String only;

    @Option(names = "--seconds", paramLabel = "N", description = "Duration of each run.", defaultValue = "2")
    private int seconds;

    @Option(names = "--rounds", paramLabel = "N", description = "Number of runs of each server.", defaultValue = "2")
    private int rounds;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "Total time, after which measurements are left out.",
            defaultValue = "10")
    private int minutes;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Directory of the databases, which are kept between runs (about 3 GB).",
            defaultValue = "/tmp/campus-contacts-bench")
    private Path directory;

    @Option(
            names = "--postgresql",
            paramLabel = "DIR",
            description = "Directory of PostgreSQL's programs.",
            defaultValue = "/usr/lib/postgresql/15/bin")
    private Path postgresql;

    @Option(
            names = "--in-place",
            description =
                    "On PostgreSQL, measure on the kept databases, which writes change, where a copy has no room.")
    private boolean inPlace;

    @Option(names = "--json", paramLabel = "FILE", description = "File for the results, for comparing runs.")
    private Path json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        long deadline = System.nanoTime() + minutes * 60_000_000_000L;
        Files.createDirectories(directory);
        SampleCampus campus = new SampleCampus(contacts);
        Report report = new Report(campus);
        Contest contest = new Contest(new Wrk(directory), rounds, seconds);
        Schedule schedule = new Schedule(report, contest, only, deadline);
        for (String database : databases) {
            // the remaining time is shared evenly by the remaining databases
            try (Campuses campuses = open(database)) {
                new Course(campuses, campus, directory, schedule, databases.size() - databases.indexOf(database)).run();
            }
        }
        new Peers(directory, campus, schedule).run();
        report.write((json == null ? directory.resolve("results.json") : json).toFile());
        return 0;
    }

    private Campuses open(String database) throws Exception {
        return switch (database.toLowerCase(Locale.ROOT)) {
            case "h2" -> new H2Campuses(directory);
            case "postgresql" -> new PostgreSqlCampuses(postgresql, directory, inPlace);
            default -> throw new IllegalArgumentException("no such database: " + database);
        };
    }
}
