package campus.contacts.auth;

import campus.contacts.files.TextFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bcrypt hashes of an htpasswd file, by user name. */
final class PasswordFile {
    private final Map<String, String> byUser;
    /** The costs of all hashes, with repetitions. */
    private final List<String> costs;

    private PasswordFile(Map<String, String> byUser) {
        this.byUser = Map.copyOf(byUser);
        this.costs = new ArrayList<>(byUser.values().stream()
                .map(hash -> hash.substring(4, 6))
                .sorted()
                .toList());
        if (costs.isEmpty()) {
            costs.add("10");
        }
    }

    /** Reads a file; empty lines and lines that begin with {@code #} are skipped. */
    static PasswordFile read(TextFile file) {
        Map<String, String> hashes = new HashMap<>();
        int number = 0;
        for (String line : file.text().lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String hash = line.substring(colon + 1).strip();
            if (colon < 1 || !hash.matches("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}")) {
                throw file.problem("line " + number + ": must be a name, a colon and a bcrypt hash");
            }
            hashes.put(line.substring(0, colon), hash);
        }
        return new PasswordFile(hashes);
    }

    boolean has(String user) {
        return byUser.containsKey(user);
    }

    /**
     * Returns the hash to check a password against. The hash for an unknown user matches no password and costs as much as that of a
     * known user, so that the time of a check does not reveal which users exist.
     *
     * @param random the same for the same user, and not known to callers
     */
    String hash(String user, int random) {
        String known = byUser.get(user);
        return known == null ? "$2y$" + costs.get(Math.floorMod(random, costs.size())) + "$" + ".".repeat(53) : known;
    }
}
