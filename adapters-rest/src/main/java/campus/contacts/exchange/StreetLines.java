package campus.contacts.exchange;

import java.util.ArrayList;
import java.util.List;

/** The lines of a street, of which an address has up to three. */
public final class StreetLines {
    private static final int MOST = 3;

    private StreetLines() {}

    /** Returns the lines that are not empty; the third has all that are left. */
    public static List<String> of(List<String> streets) {
        List<String> lines = streets.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> few = new ArrayList<>(lines.subList(0, MOST - 1));
        few.add(String.join(", ", lines.subList(MOST - 1, lines.size())));
        return few;
    }
}
