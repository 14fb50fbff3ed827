package campus.contacts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The databases in H2 files. */
record H2Campuses(Path directory, List<Path> copies) implements Campuses {
    H2Campuses(Path directory) {
        this(directory, new ArrayList<>());
    }

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public boolean isBuilt(Sample sample) {
        return Files.exists(file(sample.name()));
    }

    @Override
    public String copy(Sample sample, String copy) throws IOException, SQLException {
        String built = sample.name();
        if (!isBuilt(sample)) {
            String building = "building_" + built;
            Files.deleteIfExists(file(building));
            String roomy = withLargeCache(url(building));
            sample.fill(roomy);
            try (Connection connection = DriverManager.getConnection(roomy, "sa", "")) {
                connection.createStatement().execute("shutdown compact");
            }
            Files.move(file(building), file(built));
        }
        copies.add(file(copy));
        Files.copy(file(built), file(copy), StandardCopyOption.REPLACE_EXISTING);
        return url(copy);
    }

    /** Index entries of a sample arrive in random order: with H2's default cache, the file would be read repeatedly. */
    static String withLargeCache(String database) {
        return database + ";CACHE_SIZE=400000";
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Contest.Score ceiling(String database, long contacts, int seconds) {
        return null;
    }

    private Path file(String name) {
        return directory.resolve(name + ".mv.db");
    }

    private String url(String name) {
        return "jdbc:h2:file:" + directory.resolve(name) + ";WRITE_DELAY=0";
    }

    @Override
    public void close() throws IOException {
        for (Path copy : copies) {
            Files.deleteIfExists(copy);
            // H2 logs errors there when a server is stopped during requests
            Files.deleteIfExists(Path.of(copy.toString().replace(".mv.db", ".trace.db")));
        }
    }
}
