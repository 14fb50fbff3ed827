package campus.contacts.rest.body;

import campus.contacts.rest.error.HttpException;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Bounds the heap that request bodies take together while they are parsed, validated and applied (wire contract, section 10). Excess
 * bodies are rejected, not queued. Small bodies have a pool of their own, so that large ones do not keep them out.
 */
final class ParsingMemory {
    /** The most values in one body, so that every accepted body fits into a heap of 128 MiB. */
    static final int MAX_VALUES = 100_000;

    /** Heap bytes for each byte of a body: the bytes themselves, while they are loaded and copied, and their text. */
    private static final int HEAP_PER_BYTE = 4;

    /** Heap bytes for each name and value in the trees made of them, measured with arrays of empty and of nested objects. */
    private static final int HEAP_PER_TOKEN = 160;

    private static final int SMALL = 256 * 1024;
    private static final int LARGE_POOL = 6;
    private static final int SMALL_POOL = 12;

    private final int largeBytes;
    private final Semaphore large;
    private final Semaphore small;

    /** @param heap the bytes of the whole heap, of which bodies get a quarter */
    ParsingMemory(long heap) {
        this.largeBytes = (int) Math.min(heap / LARGE_POOL, Integer.MAX_VALUE);
        this.large = new Semaphore(largeBytes);
        this.small = new Semaphore((int) Math.min(heap / SMALL_POOL, Integer.MAX_VALUE));
    }

    /** Runs the use of a body with its memory reserved; 413 when the body has too many values, 503 when too little memory is left. */
    void hold(byte[] body, Runnable use) {
        int tokens = tokens(body);
        if (tokens > MAX_VALUES) {
            throw new HttpException(413, "the body must have at most " + MAX_VALUES + " names and values");
        }
        int heap = body.length * HEAP_PER_BYTE + tokens * HEAP_PER_TOKEN;
        if (heap > largeBytes) {
            throw new HttpException(413, "the body is larger than this server's memory allows");
        }
        Semaphore pool = heap > SMALL ? large : small;
        if (!pool.tryAcquire(heap)) {
            throw new HttpException(503, "too many large bodies at once", Map.of("Retry-After", "1"));
        }
        try {
            use.run();
        } finally {
            pool.release(heap);
        }
    }

    /** Returns an upper bound of the number of JSON names and values; for text that is not JSON any number will do. */
    private static int tokens(byte[] json) {
        int tokens = 1;
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> inString = !inString;
                case '\\' -> i += inString ? 1 : 0;
                case '{', '[', ',', ':' -> tokens += inString ? 0 : 1;
                default -> {}
            }
        }
        return tokens;
    }
}
