package campus.contacts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs all measurements on one database. */
final class Course {
    private static final String FLOOR = "floor";
    private static final int SMALL_CAMPUS = 10_000;
    /** The least ratio of the throughput on a large campus to that on a small one: 1.3 times the time. */
    private static final double GROWN = 1 / 1.3;

    private static final double MAX_SEARCH_MILLIS = 50;
    private static final double MAX_BROAD_SEARCH_MILLIS = 500;
    private static final double MAX_SORTED_MILLIS = 50;
    private static final double MAX_SORTED_HALF_MILLIS = 150;
    private static final String MEMORY = "256 MiB: ";
    /** The least ratio that counts as no loss of speed, within the scatter of the measurement. */
    private static final double AS_FAST = 0.95;

    private static final String BATCH = "a batch of 1,000 new addresses, and a tenth of as many requests";
    private static final int SECONDS_OF_BATCHES = 40;
    private static final String PAST = "asOf: ";
    /** The least ratio of a look-up in the past to the same one in the present. */
    private static final double IN_THE_PAST = 0.5;

    private static final String GROWTH = "growth: ";
    private static final String RECORDING = "recording: ";
    private static final double RECORDED_POST = 0.87;
    private static final double RECORDED_PUT = 0.8;
    private static final double MAX_START_MILLIS = 300;
    private static final int CEILING_SECONDS = 5;
    private static final int STARTS = 3;
    private static final int SECONDS_TO_START = 15;

    private final Campuses campuses;
    private final Works works;
    private final Path directory;
    private final Schedule schedule;
    private final Facades facades;
    private final Imports imports;
    private final Client client = new Client();
    private final String ours;
    private final String floors;

    /** @param parts the number of parts of the remaining time, of which this course may use one */
    Course(Campuses campuses, SampleCampus campus, Path directory, Schedule schedule, int parts) throws Exception {
        this.campuses = campuses;
        this.works = new Works(campus);
        this.directory = directory;
        this.ours = campuses.copy(campus, "run-ours");
        this.floors = campuses.isShared() ? ours : campuses.copy(campus, "run-floor");
        this.schedule = schedule.share(parts);
        this.facades = new Facades(campuses, campus, directory, this.schedule);
        this.imports = new Imports(campuses, campus, directory, this.schedule);
    }

    void run() throws Exception {
        try (Program program = Program.ours(directory, ours, List.of());
                Program floor = Program.floor(directory, floors)) {
            compare(program, floor, works.byId());
            compare(program, floor, works.notModified());
            compare(program, floor, works.byReference());
            compare(program, floor, works.isolated());
            compare(program, floor, works.federated());
            compare(program, floor, works.firstPage());
            compare(program, floor, works.expanded());
            laterPage(program);
            limited(program, works.search(), MAX_SEARCH_MILLIS);
            limited(program, works.frequentWords(), MAX_BROAD_SEARCH_MILLIS);
            limited(program, works.shortWords(), MAX_BROAD_SEARCH_MILLIS);
            for (String sort : List.of("displayName", "-startDate")) {
                limited(program, works.sorted(sort), MAX_SORTED_MILLIS);
                limited(program, works.sortedHalf(sort), MAX_SORTED_HALF_MILLIS);
            }
            compare(program, floor, works.put());
            compare(program, floor, works.post());
            schedule.run(campuses.name(), "p99 of adding a child book", 40, childBooks(program));
            schedule.run(campuses.name(), BATCH, SECONDS_OF_BATCHES, batch(program));
            changes(program);
        }
        past();
        recording();
        granted();
        memory();
        growth();
        start();
        facades.run();
        imports.run();
        new SpringPeer(campuses, works, directory, schedule).run(ours, floors);
        ceiling();
    }

    private void ceiling() throws Exception {
        String name = "peer: the database alone, by id";
        schedule.run(campuses.name(), name, CEILING_SECONDS, () -> {
            Contest.Score score = campuses.ceiling(ours, works.campus().contacts(), CEILING_SECONDS);
            if (score != null) {
                schedule.report().add(campuses.name(), name, score);
            }
        });
    }

    private void compare(Program program, Program floor, Work work) throws Exception {
        schedule.run(campuses.name(), work.name(), schedule.contest().totalSeconds(), () -> {
            if (work.isComparable()) {
                client.requireSameAnswers(work, program, floor);
            }
            Contest.Outcome outcome = schedule.contest()
                    .between(new Contest.Side(program, work.ours()), new Contest.Side(floor, work.floors()));
            schedule.report()
                    .add(
                            campuses.name(),
                            work.name(),
                            FLOOR,
                            outcome,
                            work.wanted().on(campuses.name()),
                            Double.MAX_VALUE);
        });
    }

    /** Compares a later page with the first page; both should take the same time. */
    private void laterPage(Program program) throws Exception {
        String name = "page in the middle of all";
        schedule.run(campuses.name(), name, schedule.contest().totalSeconds() + 5, () -> {
            Work later = works.laterPage(client.laterPage(program, works.campus()));
            Contest.Outcome outcome = schedule.contest()
                    .between(
                            new Contest.Side(program, later.ours()),
                            new Contest.Side(program, works.firstPage().ours()));
            schedule.report().add(campuses.name(), name, "first page", outcome, 0.8, 1.25);
        });
    }

    /** @param millis the greatest 99th percentile that meets the target */
    private void limited(Program program, Work work, double millis) throws Exception {
        schedule.run(campuses.name(), work.name(), schedule.contest().totalSeconds(), () -> {
            Contest.Score score = schedule.contest().unhurried(new Contest.Side(program, work.ours()));
            schedule.report().add(campuses.name(), work.name(), score, millis);
        });
    }

    /** Compares the program with half the heap with the program with the whole. */
    private void memory() throws Exception {
        List<Work> all = List.of(
                works.byId(), works.byReference(), works.isolated(), works.federated(), works.expanded(), works.post());
        if (all.stream().noneMatch(work -> schedule.isAsked(MEMORY + work.name()))) {
            return;
        }
        try (Program small = Program.withHeap(directory, ours, "256m");
                Program large = Program.ours(directory, floors, List.of())) {
            for (Work work : all) {
                against(
                        MEMORY,
                        "512 MiB",
                        AS_FAST,
                        new Contest.Side(small, work.ours()),
                        new Contest.Side(large, work.ours()),
                        work);
            }
        }
    }

    private void against(
            String prefix, String baseline, double least, Contest.Side first, Contest.Side second, Work work)
            throws Exception {
        String name = prefix + work.name();
        schedule.run(campuses.name(), name, schedule.contest().totalSeconds(), () -> {
            Contest.Outcome outcome = schedule.contest().between(first, second);
            schedule.report().add(campuses.name(), name, baseline, outcome, least, Double.MAX_VALUE);
        });
    }

    /** Compares look-ups of the past with those of the present, on contacts with five versions each. */
    private void past() throws Exception {
        List<Work> all = List.of(works.byId(), works.byReference());
        if (all.stream().noneMatch(work -> schedule.isAsked(PAST + work.name()))) {
            return;
        }
        String database = campuses.copy(works.campus(), "run-past");
        works.campus().addVersions(database);
        try (Program program = Program.ours(directory, database, List.of())) {
            for (Work work : all) {
                Contest.Side then = new Contest.Side(program, work.asOf(SampleCampus.PAST));
                against(PAST, "the present", IN_THE_PAST, then, new Contest.Side(program, work.ours()), work);
            }
        }
    }

    /** Compares a page of the changes that the writes before have made with a page of contacts. */
    private void changes(Program program) throws Exception {
        Work work = works.changes();
        if (!schedule.isAsked(work.name())) {
            return;
        }
        if (client.count(program, work, "\"change\":") < Works.PAGE) {
            schedule.report().leftOut(campuses.name(), work.name(), "too few changes");
            return;
        }
        Contest.Side page = new Contest.Side(program, work.ours());
        Contest.Side contacts = new Contest.Side(program, works.firstPage().ours());
        against("", "first 100 of all", work.wanted().on(campuses.name()), page, contacts, work);
    }

    /** Compares writes with those of a program that records neither history nor changes. */
    private void recording() throws Exception {
        if (!schedule.isAsked(RECORDING + works.post().name())
                && !schedule.isAsked(RECORDING + works.put().name())) {
            return;
        }
        String plain = campuses.copy(works.campus(), "run-plain");
        List<String> options = List.of("--history-days", "0", "--changes-days", "0");
        try (Program program = Program.ours(directory, ours, List.of());
                Program without = Program.ours(directory, plain, options)) {
            recorded(RECORDED_POST, program, without, works.post());
            recorded(RECORDED_PUT, program, without, works.put());
        }
    }

    private void recorded(double least, Program program, Program without, Work work) throws Exception {
        Contest.Side both = new Contest.Side(program, work.ours());
        against(RECORDING, "neither history nor changes", least, both, new Contest.Side(without, work.ours()), work);
    }

    private Schedule.Task childBooks(Program program) {
        return () -> schedule.report()
                .add(campuses.name(), "p99 of adding a child book", new ChildBooks(client, program).p99(), 5);
    }

    private Schedule.Task batch(Program program) {
        return () -> {
            BatchTime.Times times = new BatchTime(client, program).measure();
            schedule.report().add(campuses.name(), BATCH, times.whole(), times.single() / 10);
        };
    }

    private void granted() throws Exception {
        if (works.campus().contacts() < 500_000
                || !schedule.isAsked(works.granted("").name())) {
            return;
        }
        Path secret = Files.writeString(directory.resolve("secret"), "only for a benchmark, and 32 bytes");
        Path policy = Files.writeString(directory.resolve("policy.json"), """
                {"grants": [{"subject": "ada", "functions": ["lookup"], "addressBook": "contact.AddressBook:%d@localhost"}]}""".formatted(SampleCampus.SMALL));
        List<String> options =
                List.of("--auth", "required", "--jwt-secret-file", secret.toString(), "--policy", policy.toString());
        try (Program program = Program.ours(directory, ours, options);
                Program floor = Program.floor(directory, floors)) {
            compare(program, floor, works.granted(Program.token(secret)));
        }
    }

    private void growth() throws Exception {
        Works few = new Works(new SampleCampus(SMALL_CAMPUS));
        List<Work> all = List.of(works.byId(), works.byReference(), works.half(), works.federated(), works.post());
        if (works.campus().contacts() <= SMALL_CAMPUS
                || all.stream().noneMatch(work -> schedule.isAsked(GROWTH + work.name()))) {
            return;
        }
        try (Program large = Program.ours(directory, ours, List.of());
                Program small = Program.ours(directory, campuses.copy(few.campus(), "run-small"), List.of())) {
            grown(large, works.byId(), small, few.byId());
            grown(large, works.byReference(), small, few.byReference());
            grown(large, works.half(), small, few.half());
            grown(large, works.federated(), small, few.federated());
            grown(large, works.post(), small, few.post());
        }
    }

    private void grown(Program large, Work work, Program small, Work sameOfFew) throws Exception {
        Contest.Side many = new Contest.Side(large, work.ours());
        Contest.Side few = new Contest.Side(small, sameOfFew.ours());
        against(GROWTH, SMALL_CAMPUS + " contacts", GROWN, many, few, work);
    }

    private interface Start {
        Program program() throws IOException;
    }

    private void start() throws Exception {
        start("start to ready, more than an empty Javalin", () -> Program.ours(directory, ours, List.of()));
        Files.deleteIfExists(directory.resolve("classes.jsa"));
        start("the same with an archive of its classes", () -> Program.archived(directory, ours));
    }

    /** Compares the start-up time of the program on a full database with that of the libraries alone. */
    private void start(String name, Start start) throws Exception {
        schedule.run(campuses.name(), name, SECONDS_TO_START, () -> {
            List<Long> more = new ArrayList<>();
            for (int i = 0; i < STARTS; i++) {
                try (Program program = start.program();
                        Program empty = Program.floor(directory, null)) {
                    more.add(program.readyMillis() - empty.readyMillis());
                }
            }
            Collections.sort(more);
            schedule.report().add(campuses.name(), name, more.get(STARTS / 2), MAX_START_MILLIS);
        });
    }
}
