package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.Follower.text;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.feed.FeedPage;
import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cursors are of one database: they outlive a restart, but neither a copy nor a restored one takes them (recorded time, section 5). */
class FeedOriginTest {
    private static FeedPage read(CampusFixture campus, String cursor) {
        Follower.settle(campus);
        return campus.service().changes().read(ANYONE, FeedQuery.ALL, cursor, 10);
    }

    private static CampusFixture open(StorageSettings settings) {
        return new CampusFixture(Databases.open(settings));
    }

    @Test
    void a_cursor_outlives_a_restart() {
        for (StorageSettings settings : List.of(Databases.h2File(), Databases.postgreSql())) {
            String cursor;
            Id address;
            try (CampusFixture campus = open(settings)) {
                cursor = read(campus, "now").next();
                address = campus.address();
            }
            try (CampusFixture campus = open(settings)) {
                FeedPage page = read(campus, cursor);
                assertThat(page.entries()).extracting(Follower::text).containsExactly(text("created", address));
                assertThat(read(campus, page.next()).next()).isEqualTo(page.next());
            }
        }
    }

    @Test
    void a_copy_of_a_postgresql_database_starts_over() {
        StorageSettings settings = Databases.postgreSql();
        String cursor;
        try (CampusFixture campus = open(settings)) {
            campus.address();
            cursor = read(campus, "now").next();
        }
        StorageSettings copy = Databases.copy(settings);
        try (CampusFixture campus = open(copy)) {
            assertRefused(Reason.EXPIRED, () -> read(campus, cursor));
            assertThat(read(campus, null).entries()).isEmpty();
            campus.address();
            assertThat(read(campus, null).entries()).hasSize(1);
        }
        try (CampusFixture campus = open(settings)) {
            assertThat(read(campus, cursor).next()).isEqualTo(cursor);
        }
    }

    @Test
    void rows_of_transactions_that_are_yet_to_come_make_the_feed_start_over() {
        StorageSettings settings = Databases.postgreSql();
        String cursor;
        try (CampusFixture campus = open(settings)) {
            campus.address();
            cursor = read(campus, "now").next();
        }
        Databases.execute(settings.database(), "update change_entry set writer = writer + 1000000000");
        try (CampusFixture campus = open(settings)) {
            assertRefused(Reason.EXPIRED, () -> read(campus, cursor));
            assertThat(read(campus, null).entries()).isEmpty();
        }
    }

    @Test
    void an_older_file_put_back_takes_only_cursors_from_before() throws IOException {
        StorageSettings settings = Databases.h2File();
        Path file = Path.of(settings.database().substring("jdbc:h2:file:".length()) + ".mv.db");
        Path backup = file.resolveSibling("backup");
        String before;
        String after;
        try (CampusFixture campus = open(settings)) {
            campus.address();
            before = read(campus, "now").next();
        }
        Files.copy(file, backup);
        try (CampusFixture campus = open(settings)) {
            campus.address();
            after = read(campus, "now").next();
        }
        Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
        try (CampusFixture campus = open(settings)) {
            assertRefused(Reason.EXPIRED, () -> read(campus, after));
            assertThat(read(campus, before).entries()).isEmpty();
            campus.address();
            assertRefused(Reason.EXPIRED, () -> read(campus, after));
            assertThat(read(campus, before).entries()).hasSize(1);
        }
    }

    @Test
    void a_feed_that_was_not_kept_for_a_while_starts_over() {
        for (StorageSettings settings : List.of(Databases.h2File(), Databases.postgreSql())) {
            String cursor;
            try (CampusFixture campus = open(settings)) {
                cursor = read(campus, "now").next();
            }
            StorageSettings without = settings.withRetention(new Retention(Retention.AS_BEFORE, 0));
            try (CampusFixture campus = open(without)) {
                campus.address();
                assertRefused(Reason.EXPIRED, () -> read(campus, cursor));
            }
            try (CampusFixture campus = open(settings.withRetention(null))) {
                campus.address();
                assertThat(read(campus, null).entries()).isEmpty();
            }
            try (CampusFixture campus = open(settings)) {
                assertRefused(Reason.EXPIRED, () -> read(campus, cursor));
                campus.address();
                assertThat(read(campus, null).entries()).hasSize(1);
            }
        }
    }
}
