package campus.contacts.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs two servers in turn, A B A B, so that whatever else the machine does meets both.
 *
 * @param rounds how often each
 * @param seconds how long each time, after half as long to get warm
 */
record Contest(Wrk wrk, int rounds, int seconds) {
    /** One side of it. */
    record Side(Program program, Wrk.Requests requests) {}

    /**
     * What came of it, in means of all rounds.
     *
     * @param first resident megabytes of the first after it
     */
    record Outcome(Wrk.Result first, Wrk.Result second, long firstMegabytes, long secondMegabytes) {
        /** How many requests the first answers while the second answers one. */
        double ratio() {
            return first.perSecond() / second.perSecond();
        }
    }

    /** How long one takes. */
    int totalSeconds() {
        return 2 * rounds * seconds + 2 * warmUp();
    }

    private int warmUp() {
        return Math.max(1, seconds / 2);
    }

    Outcome between(Side first, Side second) throws IOException, InterruptedException {
        run(first, warmUp());
        run(second, warmUp());
        List<Wrk.Result> firsts = new ArrayList<>();
        List<Wrk.Result> seconds = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            firsts.add(run(first, seconds()));
            seconds.add(run(second, seconds()));
        }
        return new Outcome(
                mean(firsts),
                mean(seconds),
                first.program().residentMegabytes(),
                second.program().residentMegabytes());
    }

    private Wrk.Result run(Side side, int seconds) throws IOException, InterruptedException {
        return wrk.run(side.program().url(), side.requests(), seconds);
    }

    private static Wrk.Result mean(List<Wrk.Result> results) {
        return new Wrk.Result(
                results.stream().mapToDouble(Wrk.Result::perSecond).average().orElseThrow(),
                results.stream().mapToDouble(Wrk.Result::p50).average().orElseThrow(),
                results.stream().mapToDouble(Wrk.Result::p99).average().orElseThrow(),
                results.stream().mapToLong(Wrk.Result::failed).sum());
    }
}
