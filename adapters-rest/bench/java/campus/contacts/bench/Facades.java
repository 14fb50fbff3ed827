package campus.contacts.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;

/** Measures the campus APIs, on imported people and without a floor: there is no comparable program. */
final class Facades {
    private static final long MOST_PEOPLE = 100_000;
    private static final int TARGETS = 20_000;
    private static final long SEED = 20261128;
    /** The length of the prefix of a family name that is searched: one and a half syllables, which 1 person in 81 has. */
    private static final int START = 3;

    private static final int PAGE = 100;

    private final Campuses campuses;
    private final SamplePeople people;
    private final Path directory;
    private final Schedule schedule;
    private final Client client = new Client();

    Facades(Campuses campuses, SampleCampus campus, Path directory, Schedule schedule) {
        this.campuses = campuses;
        this.people = new SamplePeople(Math.min(MOST_PEOPLE, campus.contacts()));
        this.directory = directory;
        this.schedule = schedule;
    }

    void run() throws Exception {
        if (!schedule.isAsked("people")) {
            return;
        }
        try (Program program = Program.ours(directory, campuses.copy(people, "run_people"), List.of())) {
            measure(program, "people: by netid", targets(number -> "/v1/people/network:p" + number));
            measure(
                    program,
                    "people: name.family sw, first 100",
                    targets(number -> "/v1/people?filter=name.family%20sw%20%22"
                            + SamplePeople.family(number).substring(0, START) + "%22"));
            measure(program, "people: contacts of one", targets(number -> "/api/people/p" + number + "/contacts"));
            measure(
                    program,
                    "people: contacts of one, filtered",
                    targets(number -> "/api/people/p" + number + "/contacts?contact.contact_type_id=HRSEMRG"));
            measure(
                    program,
                    "people: e-mail addresses of one",
                    targets(number -> "/api/email_addresses?netid=p" + number));
            measure(program, "people: 100 e-mail addresses of a found set", emailPages(program));
        }
    }

    private void measure(Program program, String work, List<String> targets) throws Exception {
        schedule.run(campuses.name(), work, schedule.contest().totalSeconds(), () -> {
            Contest.Side side = new Contest.Side(program, new Wrk.Requests("GET", targets, Map.of()));
            schedule.report().add(campuses.name(), work, schedule.contest().alone(side));
        });
    }

    /** Returns targets at random positions in the set of all addresses, which is searched once. */
    private List<String> emailPages(Program program) throws IOException, InterruptedException {
        String key = client.send("GET", program.url() + "/api/email_addresses")
                .headers()
                .firstValue("X-Request-ID")
                .orElseThrow();
        return targets(
                number -> "/api/email_addresses?continuation_key=" + key + "&page=" + (1 + 2 * (number - 1) / PAGE));
    }

    private List<String> targets(LongFunction<String> target) {
        return new Random(SEED)
                .longs(TARGETS, 1, people.people() + 1)
                .mapToObj(target)
                .toList();
    }
}
