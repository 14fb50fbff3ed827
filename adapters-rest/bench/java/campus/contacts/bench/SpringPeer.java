package campus.contacts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares the program with Spring Data REST on the same tables, which Maven builds from {@code bench/spring} when it is missing. */
record SpringPeer(Campuses campuses, Works works, Path directory, Schedule schedule) {
    static final Path JAR = Program.bench().resolve("../target/spring-peer/spring-peer.jar");

    private static final String NAME = "Spring Data REST";
    /** How many times as fast the program should be. */
    private static final Work.Wanted WANTED = new Work.Wanted(8, 4);

    /**
     * @param ours the JDBC URL of the program's database
     * @param springs the JDBC URL of the peer's, which may be the same where two programs can work on one
     */
    void run(String ours, String springs) throws Exception {
        List<Work> all = works.ofSpring(WANTED);
        if (all.stream().noneMatch(work -> schedule.isAsked(work.name()))) {
            return;
        }
        if (!isBuilt()) {
            all.forEach(
                    work -> schedule.report().leftOut(campuses.name(), work.name(), "Maven cannot build bench/spring"));
            return;
        }
        try (Program program = Program.ours(directory, ours, List.of());
                Program spring = Program.spring(directory, springs)) {
            for (Work work : all) {
                schedule.run(
                        campuses.name(),
                        work.name(),
                        schedule.contest().totalSeconds(),
                        () -> compare(
                                new Contest.Side(program, work.ours()), new Contest.Side(spring, work.floors()), work));
            }
        }
    }

    private void compare(Contest.Side program, Contest.Side spring, Work work) throws Exception {
        Contest.Outcome outcome = schedule.contest().between(program, spring);
        double least = work.wanted().on(campuses.name());
        schedule.report().add(campuses.name(), work.name(), NAME, outcome, least, Double.MAX_VALUE);
    }

    private static boolean isBuilt() throws IOException {
        if (Files.exists(JAR)) {
            return true;
        }
        String directory = Program.bench().resolve("spring").toString();
        Process maven = new ProcessBuilder("mvn", "-q", "-f", directory, "package")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return maven.onExit().join().exitValue() == 0;
    }
}
