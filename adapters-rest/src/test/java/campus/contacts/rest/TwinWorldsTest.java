package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.TwinWorlds.Secret;
import campus.contacts.rest.TwinWorlds.Seen;
import campus.contacts.rest.fixture.RandomRequests;
import campus.contacts.rest.fixture.RandomRequests.Step;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.testing.Dice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that reading and writing reveal nothing hidden (campus facades, section 3; wire contract, section 9). One caller sends the same
 * random requests to two services, of which only one has hidden data: the responses are equal byte for byte.
 */
class TwinWorldsTest {
    private static final int SEQUENCES = 40;
    private static final int ON_DATABASES = 10;
    private static final int LENGTH = 20;

    private static final String EVERYTHING = "\"lookup\", \"create\", \"link\", \"update\", \"delete\", \"organize\"";

    @TempDir
    Path directory;

    private static Stream<Arguments> worlds() {
        List<Arguments> worlds = new ArrayList<>();
        for (StorageUnderTest storage : StorageUnderTest.values()) {
            worlds.add(world(storage, Secret.PERSON, grant("*", EVERYTHING)));
            worlds.add(world(
                    storage,
                    Secret.PERSON,
                    grant("*", "\"lookup\", \"create\", \"link\"") + ',' + grant(TwinWorlds.LAW, EVERYTHING)));
            worlds.add(world(
                    storage,
                    Secret.KEPT_BACK,
                    grant(TwinWorlds.HALL, "\"lookup\", \"create\", \"link\"")
                            + ','
                            + grant(TwinWorlds.LAW, EVERYTHING)));
        }
        worlds.add(world(StorageUnderTest.MEMORY, Secret.PERSON, grant(TwinWorlds.LAW, EVERYTHING)));
        worlds.add(world(
                StorageUnderTest.MEMORY,
                Secret.PERSON,
                grant("*", "\"lookup\", \"create\"") + ',' + grant(TwinWorlds.HALL, "\"link\"")));
        return worlds.stream();
    }

    private static Arguments world(StorageUnderTest storage, Secret secret, String grants) {
        return Arguments.of(storage, secret, grants);
    }

    private static String grant(String book, String functions) {
        return "{\"subject\": \"caller\", \"addressBook\": \"" + book + "\", \"functions\": [" + functions + "]}";
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void hidden_data_cannot_be_distinguished_from_missing_data(StorageUnderTest storage, Secret secret, String grants) {
        Dice dice = Dice.of("twin worlds");
        try (TwinWorlds worlds = new TwinWorlds(directory, storage, secret, grants)) {
            int sequences = storage == StorageUnderTest.MEMORY ? SEQUENCES : ON_DATABASES;
            for (int i = 0; i < sequences; i++) {
                List<Step> asked = new ArrayList<>();
                RandomRequests requests = new RandomRequests(dice);
                for (int step = 0; step < LENGTH; step++) {
                    ask(worlds, requests, requests.next(), asked);
                }
                requests.cleanUp().forEach(request -> ask(worlds, requests, request, asked));
            }
        }
    }

    private static void ask(TwinWorlds worlds, RandomRequests requests, Step request, List<Step> asked) {
        asked.add(request);
        List<Seen> seen = worlds.send(request.method(), request.target(), request.headers(), request.body());
        assertThat(seen.get(0))
                .as(() -> "the last of these requests:\n"
                        + String.join("\n", asked.stream().map(Step::toString).toList()))
                .isEqualTo(seen.get(1));
        requests.answered(request, seen.get(1));
    }
}
