package campus.contacts.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** Measures the time to add a book below another one, in a hierarchy of 2,000 books; each edge is removed again. */
record ChildBooks(Client client, Program ours) {
    private static final int TIMES = 1000;
    /** The number of requests after which the virtual machine has compiled the frequent code. */
    private static final int WARM_UP = 4000;

    /** Returns the 99th percentile of the time to add an edge, in milliseconds. */
    double p99() throws IOException, InterruptedException {
        Random random = new Random(TIMES);
        double[] millis = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
            // a smaller number is never below a larger one, and all are below 1
            int parent = 3 + random.nextInt(SampleCampus.BOOKS / 2);
            int child = parent + 1 + random.nextInt(SampleCampus.BOOKS - parent);
            String edge = ours.url() + "/address-books/" + Works.book(parent) + "/children/" + Works.book(child);
            if (isThere(parent, child)) {
                i--;
                continue;
            }
            long begin = System.nanoTime();
            client.send("PUT", edge);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            client.send("DELETE", edge);
        }
        Arrays.sort(millis);
        return millis[TIMES * 99 / 100];
    }

    private static boolean isThere(int parent, int child) {
        if ((child - 3) % 4 != (parent - 3) % 4 || child < 7) {
            return false;
        }
        int place = (child - 3) / 4;
        int above = (parent - 3) / 4;
        return above == (place - 1) / 3 || place % 25 == 0 && above == place / 2;
    }
}
