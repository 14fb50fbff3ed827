package campus.contacts.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Runs two servers alternately, so that other load on the machine affects both.
 *
 * @param rounds the number of runs of each server
 * @param seconds the duration of a run, after the warm-up
 */
record Contest(Wrk wrk, int rounds, int seconds) {
    private static final int CONNECTIONS = 64;
    private static final int WARM_UPS = 30;
    /** A small number, to leave time to the compiler: with 64 busy threads on two cores, compilation takes minutes. */
    private static final int WARM_UP_CONNECTIONS = 2;

    private static final double FASTER = 1.05;
    /** The processor time after which the virtual machine has compiled most of the frequent code, on any number of cores. */
    private static final long COMPILED_MICROS = 60_000_000;

    /** One of the servers, with its requests. */
    record Side(Program program, Wrk.Requests requests) {}

    /**
     * The result of one server, as means of all rounds.
     *
     * @param cpuMicros the processor time of a request, in microseconds; on a busy machine the more reliable measure
     * @param megabytes the resident memory after the runs
     */
    record Score(double perSecond, double p50, double p99, double cpuMicros, long megabytes, long failed) {
        private static Score mean(List<Score> rounds) {
            return new Score(
                    mean(rounds, Score::perSecond),
                    mean(rounds, Score::p50),
                    mean(rounds, Score::p99),
                    mean(rounds, Score::cpuMicros),
                    rounds.get(rounds.size() - 1).megabytes(),
                    rounds.stream().mapToLong(Score::failed).sum());
        }

        private static double mean(List<Score> rounds, ToDoubleFunction<Score> part) {
            return rounds.stream().mapToDouble(part).average().orElseThrow();
        }
    }

    /** The results of both servers. */
    record Outcome(Score first, Score second) {
        /** Returns the number of requests that the first server answers in the time of one request of the second. */
        double ratio() {
            return first.perSecond() / second.perSecond();
        }

        /** Returns the number of requests that the first server answers with the processor time of one request of the second. */
        double cpuRatio() {
            return second.cpuMicros() / first.cpuMicros();
        }
    }

    /** Returns the total duration, without the warm-up. */
    int totalSeconds() {
        return 2 * (rounds + 1) * seconds;
    }

    /** Warms up until the throughput stops growing: a server compiles for almost a minute. */
    private void warmUp(Side side) throws IOException, InterruptedException {
        double fastest = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            double perSecond = run(side, WARM_UP_CONNECTIONS, seconds).perSecond();
            if (perSecond < FASTER * fastest && side.program().cpuMicros() >= COMPILED_MICROS) {
                return;
            }
            fastest = Math.max(fastest, perSecond);
        }
    }

    Outcome between(Side first, Side second) throws IOException, InterruptedException {
        warmUp(first);
        warmUp(second);
        List<Score> firsts = new ArrayList<>();
        List<Score> seconds = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            firsts.add(run(first, CONNECTIONS, seconds()));
            seconds.add(run(second, CONNECTIONS, seconds()));
        }
        return new Outcome(Score.mean(firsts), Score.mean(seconds));
    }

    /** Measures one server without another. */
    Score alone(Side side) throws IOException, InterruptedException {
        return alone(side, CONNECTIONS);
    }

    /** Measures response times that are not those of a queue. */
    Score unhurried(Side side) throws IOException, InterruptedException {
        return alone(side, WARM_UP_CONNECTIONS);
    }

    private Score alone(Side side, int connections) throws IOException, InterruptedException {
        warmUp(side);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            scores.add(run(side, connections, seconds));
        }
        return Score.mean(scores);
    }

    private Score run(Side side, int connections, int seconds) throws IOException, InterruptedException {
        long before = side.program().cpuMicros();
        Wrk.Result result = wrk.run(side.program().url(), side.requests(), connections, seconds);
        double cpu = side.program().cpuMicros() - before;
        return new Score(
                result.perSecond(),
                result.p50(),
                result.p99(),
                cpu / Math.max(1, result.requests()),
                side.program().residentMegabytes(),
                result.failed());
    }
}
