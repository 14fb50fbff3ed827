package campus.contacts.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Runs two servers in turn, A B A B, so that whatever else the machine does meets both.
 *
 * @param rounds how often each
 * @param seconds how long each time, after as many times as it takes to get warm
 */
record Contest(Wrk wrk, int rounds, int seconds) {
    private static final int CONNECTIONS = 64;
    private static final int WARM_UPS = 30;
    /** Few, so that the compiler gets its turn: among 64 threads that all have something to do it needs minutes on two cores. */
    private static final int WARM_UP_CONNECTIONS = 2;

    private static final double FASTER = 1.05;
    /** How long a process has run until the virtual machine has compiled most of what runs often, on any number of cores. */
    private static final long COMPILED_MICROS = 60_000_000;

    /** One side of it. */
    record Side(Program program, Wrk.Requests requests) {}

    /**
     * What came of one side, in means of all rounds.
     *
     * @param cpuMicros that its process took for one request, which on a busy machine is the more honest measure
     * @param megabytes resident after it
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

    /** What came of both. */
    record Outcome(Score first, Score second) {
        /** How many requests the first answers while the second answers one. */
        double ratio() {
            return first.perSecond() / second.perSecond();
        }

        /** How many requests the first answers with the processor time that the second takes for one. */
        double cpuRatio() {
            return second.cpuMicros() / first.cpuMicros();
        }
    }

    /** How long one takes. */
    int totalSeconds() {
        return 2 * (rounds + 1) * seconds;
    }

    /** Until it gets no faster by it: a server compiles for the better part of a minute. */
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

    /** One side without another. */
    Score withMigrationLock(Side side) throws IOException, InterruptedException {
        warmUp(side);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            scores.add(run(side, CONNECTIONS, seconds));
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
