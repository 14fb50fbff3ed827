package campus.contacts.bench;

import java.nio.file.Path;
import java.util.List;

/** Measures other programs, each without the program: their rows have no baseline, and are left out where they are not installed. */
record Peers(Path directory, SampleCampus campus, Schedule schedule) {
    private static final String OPEN_LDAP = "OpenLDAP";
    private static final int SECONDS = 5;
    private static final List<String> WORKS =
            List.of("peer: slapd, by uid", "peer: slapd, first 100 by a prefix of sn");

    void run() throws Exception {
        if (WORKS.stream().noneMatch(schedule::isAsked)) {
            return;
        }
        if (!Slapd.isInstalled()) {
            WORKS.forEach(work -> schedule.report().leftOut(OPEN_LDAP, work, "slapd is not installed"));
            return;
        }
        Slapd.clean(directory);
        try (Slapd slapd = Slapd.start(directory, campus.contacts())) {
            schedule.run(
                    OPEN_LDAP,
                    WORKS.get(0),
                    2 * SECONDS,
                    () -> schedule.report().add(OPEN_LDAP, WORKS.get(0), slapd.byId(SECONDS)));
            schedule.run(
                    OPEN_LDAP,
                    WORKS.get(1),
                    2 * SECONDS,
                    () -> schedule.report().add(OPEN_LDAP, WORKS.get(1), slapd.search(SECONDS)));
        }
    }
}
