package campus.contacts.spi;

import campus.contacts.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Several things done at once, by threads that start together. */
final class Race {
    private Race() {}

    /** What became of one of them: it was done, or refused for that reason. */
    record Outcome(Object result, Refusal.Reason refused) {
        boolean isDone() {
            return refused == null;
        }
    }

    /** What may be done or refused. */
    interface Runner {
        Object run();
    }

    /** Runs them at once and tells what became of each, in their order. Throws what is neither a result nor a refusal. */
    static List<Outcome> run(List<Runner> runners) {
        CyclicBarrier start = new CyclicBarrier(runners.size());
        List<FutureTask<Outcome>> tasks = new ArrayList<>();
        for (Runner runner : runners) {
            FutureTask<Outcome> task = new FutureTask<>(() -> outcome(start, runner));
            tasks.add(task);
            new Thread(task, "race " + tasks.size()).start();
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (FutureTask<Outcome> task : tasks) {
            outcomes.add(get(task));
        }
        return outcomes;
    }

    static List<Outcome> run(Runner... runners) {
        return run(List.of(runners));
    }

    static long done(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::isDone).count();
    }

    static List<Refusal.Reason> refusals(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> !outcome.isDone())
                .map(Outcome::refused)
                .toList();
    }

    private static Outcome outcome(CyclicBarrier start, Runner runner)
            throws BrokenBarrierException, InterruptedException {
        start.await();
        try {
            return new Outcome(runner.run(), null);
        } catch (Refusal refusal) {
            return new Outcome(null, refusal.reason());
        }
    }

    private static Outcome get(FutureTask<Outcome> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a racer broke down", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
