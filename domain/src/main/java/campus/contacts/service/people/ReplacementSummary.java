package campus.contacts.service.people;

import java.util.ArrayList;
import java.util.List;

/** The numbers of contacts that a replacement added, changed, deleted and left unchanged. */
public record ReplacementSummary(int added, int updated, int deleted, int unchanged) {
    /** Returns {@code 2 contacts added, 1 contact deleted}, and {@code 0 contacts} where there were none. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        add(parts, added, "added");
        add(parts, updated, "updated");
        add(parts, deleted, "deleted");
        add(parts, unchanged, "unchanged");
        return parts.isEmpty() ? "0 contacts" : String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + (count == 1 ? " contact " : " contacts ") + what);
        }
    }
}
