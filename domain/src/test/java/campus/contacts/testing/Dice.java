package campus.contacts.testing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Reproducible random values: all follow from a seed that is printed on failure and that {@code -Dseed=N} sets. */
public final class Dice {
    private static final int[] LETTERS = {
        'a', 'b', 'Z', '0', '9', '-', '.', '_', '~', ' ', '/', '"', '\\', '\'', '<', '&', '?', '#', '\n', '\t', 0x7F,
        0x85, 0xDF, 0xE9, 0x301, 0x130, 0x131, 0x3C3, 0x416, 0x5D0, 0x627, 0x200F, 0x202E, 0x2028, 0x4E2D, 0xAC00,
        0xFEFF, 0xFFFD, 0xFFFF, 0x1F600, 0x1F468, 0x200D, 0x1D11E, 0x10FFFF
    };

    private final Random random;

    private Dice(long seed) {
        this.random = new Random(seed);
    }

    /** Returns the dice for one test. */
    public static Dice of(String test) {
        long seed = Long.getLong("seed", System.nanoTime());
        FailureReport.include("seed of " + test, () -> Long.toString(seed));
        return new Dice(seed);
    }

    /**
     * Returns the number of rounds of a random test: 40 percent of the full number, since the next build has other values, or another share
     * with {@code -Drandom.percent=100}.
     */
    public static int rounds(int full) {
        return Math.max(1, full * Integer.getInteger("random.percent", 40) / 100);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    public <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Returns a value once in the given number of chances, otherwise null. */
    public <T> T rarely(int chances, Supplier<T> value) {
        return oneIn(chances) ? value.get() : null;
    }

    /** Returns a subset; each element is included once in the given number of chances. */
    public <T> Set<T> some(int chances, Collection<T> all) {
        Set<T> some = new LinkedHashSet<>();
        for (T each : all) {
            if (oneIn(chances)) {
                some.add(each);
            }
        }
        return some;
    }

    /** Returns well-formed text of that many code points from all of Unicode, without U+0000. */
    public String text(int codePoints) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < codePoints; i++) {
            text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }
}
