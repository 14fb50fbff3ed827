package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.program.ServerPair.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a primary that fails during a stream of writes, and a standby that takes over. */
class FailoverIT {
    private static final int ENOUGH = 100;
    private static final int CLERKS = 3;

    @TempDir
    Path directory;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final CountDownLatch before = new CountDownLatch(ENOUGH);
    private final CountDownLatch afterwards = new CountDownLatch(ENOUGH);
    private final AtomicBoolean promoted = new AtomicBoolean();

    @Test
    void continues_without_restart_and_without_lost_writes() throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        try (ServerPair servers = new ServerPair(directory);
                Program program = Person.serve(directory, servers)) {
            servers.acknowledgeWhatBothHave();
            List<Future<?>> works = new ArrayList<>();
            for (int i = 0; i < CLERKS; i++) {
                Person clerk = new Person(program, directory, "clerk " + i);
                works.add(clerks.submit(() -> postUntilEnough(clerk)));
            }
            await(before);
            servers.kill(Role.PRIMARY);
            servers.promoteStandby();
            promoted.set(true);
            await(afterwards);
            for (Future<?> work : works) {
                work.get(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            Person reader = new Person(program, directory, "reader");
            acknowledged.forEach((path, body) -> {
                Conversation.Answer found = reader.get(path);
                assertThat(found.status()).as(path).isEqualTo(200);
                assertThat(found.body()).isEqualTo(body);
            });
        } finally {
            clerks.shutdownNow();
        }
    }

    private static void await(CountDownLatch enough) throws InterruptedException {
        assertThat(enough.await(Program.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private void postUntilEnough(Person clerk) {
        while (afterwards.getCount() > 0) {
            boolean second = promoted.get();
            Conversation.Answer answer = clerk.post("an address");
            assertThat(answer.status()).isIn(201, 503);
            if (answer.status() == 201) {
                assertThat(acknowledged.put(Person.path(answer), answer.body())).isNull();
                (second ? afterwards : before).countDown();
            }
        }
    }
}
