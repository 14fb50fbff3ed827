package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the server during merges (exchange, section 4): each was done as a whole or not at all. */
@Tag("complete")
class MergeCrashIT {
    private static final int ROUNDS = 3;
    private static final int CONTACTS = 40;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_merge_that_kill_9_interrupted_is_done_as_a_whole_or_not_at_all(Databases database)
            throws InterruptedException {
        List<String> options = new ArrayList<>(List.of("--port", "0"));
        options.addAll(database.options());
        String kept = null;
        String other = null;
        Set<String> contacts = Set.of();
        for (int round = 0; round < ROUNDS; round++) {
            try (Program program = serve(options)) {
                if (kept == null || !isWhole(program, kept, other, contacts)) {
                    kept = address(program);
                    other = address(program);
                    contacts = contacts(program, other);
                }
                killDuringMerge(program, kept, other, round);
            }
        }
        try (Program program = serve(options)) {
            isWhole(program, kept, other, contacts);
            merge(program, kept, other);
            assertThat(isWhole(program, kept, other, contacts)).isFalse();
            program.send("POST", "addresses/" + other + "/restore?version=1", "")
                    .is(200);
            assertThat(isWhole(program, kept, other, contacts)).isTrue();
            program.stop();
        }
    }

    /** Lets a merge begin, and others be answered meanwhile, before the end. */
    private static void killDuringMerge(Program program, String kept, String other, int others)
            throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Thread clerk = new Thread(() -> {
            begun.countDown();
            try {
                merge(program, kept, other);
            } catch (UncheckedIOException killed) {
                // what it did is to be seen afterwards
            }
        });
        clerk.start();
        begun.await();
        for (int i = 0; i < others; i++) {
            program.get("addresses/" + kept);
        }
        program.kill();
        clerk.join();
    }

    private static Conversation.Answer merge(Program program, String kept, String other) {
        return program.send("POST", "addresses/" + kept + "/merge?from=" + other, "");
    }

    private Program serve(List<String> options) {
        return ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
    }

    private static String address(Program program) {
        return program.post("addresses", "{\"displayName\":\"Gate\"}").is(201).id();
    }

    private static Set<String> contacts(Program program, String address) {
        for (int i = 0; i < CONTACTS; i++) {
            String ends = "?addressId=" + address + "&referenceId=resource.Resource:" + i + "@example.edu";
            program.post("contacts" + ends, "{\"displayName\":\"Guard\"}").is(201);
        }
        return of(program, address);
    }

    private static Set<String> of(Program program, String address) {
        return program.get("contacts?limit=1000&addressId=" + address).is(200).ids();
    }

    /** Returns whether nothing is merged; otherwise all is. */
    private static boolean isWhole(Program program, String kept, String other, Set<String> contacts) {
        assertThat(contacts).hasSize(CONTACTS);
        String found = program.get("addresses/" + other).is(200).id();
        assertThat(found).isIn(kept, other);
        assertThat(of(program, found)).isEqualTo(contacts);
        assertThat(program.get("addresses/" + kept).is(200).id()).isEqualTo(kept);
        if (found.equals(other)) {
            assertThat(of(program, kept)).isEmpty();
        }
        return found.equals(other);
    }
}
