package campus.contacts.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures the creation of 1,000 addresses in one batch, and in as many requests of one client, one after another. */
record BatchTime(Client client, Program ours) {
    private static final int OPERATIONS = 1000;
    private static final int ROUNDS = 5;
    /** The number of rounds after which the virtual machine has compiled the frequent code. */
    private static final int WARM_UP = 5;

    private static final String BODY = "{\"displayName\": \"Gate\", \"description\": \"by the river\"}";
    private static final String OPERATION = "{\"method\": \"POST\", \"path\": \"/addresses\", \"body\": " + BODY + "}";
    private static final String BATCH = IntStream.range(0, OPERATIONS)
            .mapToObj(place -> OPERATION)
            .collect(Collectors.joining(", ", "{\"operations\": [", "]}"));

    /**
     * Medians in milliseconds.
     *
     * @param whole of a batch
     * @param single of all requests together
     */
    record Times(double whole, double single) {}

    Times measure() throws IOException, InterruptedException {
        double[] whole = new double[ROUNDS];
        double[] single = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            client.post(ours.url() + "/batch", BATCH);
            long between = System.nanoTime();
            for (int i = 0; i < OPERATIONS; i++) {
                client.post(ours.url() + "/addresses", BODY);
            }
            if (round >= 0) {
                whole[round] = (between - begin) / 1e6;
                single[round] = (System.nanoTime() - between) / 1e6;
            }
        }
        Arrays.sort(whole);
        Arrays.sort(single);
        return new Times(whole[ROUNDS / 2], single[ROUNDS / 2]);
    }
}
