package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressQuery;
import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.fixture.CampusFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests that opening fails for H2 files that are damaged, unreadable or read-only: at once, however long the configured wait is. */
class DamagedFilesTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final int ADDRESSES = 40;

    private static byte[] whole;

    @BeforeAll
    static void make_a_database() throws IOException {
        StorageSettings settings = Databases.h2File();
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            for (int i = 0; i < ADDRESSES; i++) {
                campus.address();
            }
        }
        whole = Files.readAllBytes(file(settings));
    }

    @Test
    void opens_an_intact_file() throws IOException {
        StorageSettings settings = with(whole);
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.list(AddressQuery.ALL)).hasSize(ADDRESSES);
        }
    }

    @Test
    void rejects_a_file_without_its_header() throws IOException {
        byte[] headless = whole.clone();
        Arrays.fill(headless, 0, 8192, (byte) 0);
        assertRefused(with(headless), "is damaged, it has no valid header: restore a backup");
        assertRefused(
                with("no database".getBytes(StandardCharsets.UTF_8)),
                "is damaged, it has no valid header: restore a backup");
    }

    /** H2 itself would open an earlier state, or an empty database. */
    @Test
    void rejects_a_truncated_file() throws IOException {
        for (int part = 1; part < 16; part++) {
            byte[] cut = Arrays.copyOf(whole, whole.length / 16 * part / 4096 * 4096);
            assertRefused(with(cut), ": restore a backup");
        }
        assertRefused(with(Arrays.copyOf(whole, whole.length - 1)), ": restore a backup");
        assertRefused(
                with(Arrays.copyOf(whole, 3 * 4096 - 1)),
                "is damaged, it lacks what was written last: restore a backup");
    }

    @Test
    void rejects_an_empty_file() throws IOException {
        assertRefused(with(new byte[0]), "is empty: restore a backup, or delete the file to begin with a new database");
    }

    @Test
    void rejects_a_file_of_an_old_h2_version_unchanged() throws IOException {
        byte[] old = rewritten(line -> line.replaceFirst("format:\\d", "format:1"));
        StorageSettings settings = with(old);
        assertRefused(settings, "was written by H2 1.4, which H2 2 cannot read: export it there as SQL");
        assertThat(file(settings)).hasBinaryContent(old);
    }

    @Test
    void reports_a_directory_in_place_of_the_file() throws IOException {
        StorageSettings settings = Databases.h2File();
        Files.createDirectory(file(settings));
        assertRefused(settings, "cannot be opened: " + file(settings) + " (Is a directory)");
    }

    @Test
    void reports_why_a_file_cannot_be_created() {
        StorageSettings settings = Databases.settings("jdbc:h2:file:/proc/contacts");
        assertRefused(settings, "cannot be opened: /proc/contacts.mv.db (No such file or directory)");
    }

    @Test
    void rejects_a_read_only_file() throws IOException {
        StorageSettings settings = with(whole);
        assertRefused(
                Databases.settings(settings.database() + ";ACCESS_MODE_DATA=r"),
                "may not be written: make the file and its directory writable for the user of this process");
    }

    @Test
    void rejects_a_wrong_cipher_or_file_password() throws IOException {
        StorageSettings encrypted =
                Databases.settings(Databases.h2File().database() + ";CIPHER=AES;PASSWORD=forTheFile forTheUser");
        Databases.open(encrypted).close();
        String url = encrypted.database();
        String wrong = "cannot be opened: the CIPHER of its URL or the password of the file is wrong";
        assertRefused(Databases.settings(url.replace("forTheFile", "forNothing")), wrong);
        assertRefused(Databases.settings(url.replace("forTheFile ", "")), wrong);
        assertRefused(
                Databases.settings(url.replaceAll(";CIPHER.*", "")),
                "is damaged, or encrypted and opened without CIPHER: restore a backup");
        assertRefused(Databases.settings(with(whole).database() + ";CIPHER=AES;PASSWORD=forTheFile forTheUser"), wrong);
        Databases.open(encrypted).close();
    }

    @Test
    void writes_fail_while_the_file_is_deleted_but_succeed_after() throws IOException {
        StorageSettings settings = with(whole);
        Path aside = file(settings).resolveSibling("aside");
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Files.move(file(settings), aside);
            assertThatThrownBy(campus::address)
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageEndingWith("was deleted or replaced while it was open: put it back, or restart");
            assertThatThrownBy(campus.storage()::check).isInstanceOf(StorageUnavailableException.class);
            Files.move(aside, file(settings));
            campus.address();
            campus.storage().check();
        }
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.list(AddressQuery.ALL)).hasSize(ADDRESSES + 1);
        }
    }

    private static void assertRefused(StorageSettings settings, String line) {
        assertThatThrownBy(() -> Databases.open(Databases.patient(settings, FOR_EVER)))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageStartingWith(new JdbcUrl(settings.database()) + " ")
                .hasMessageEndingWith(line)
                .hasMessageNotContaining("\n");
    }

    /** Returns the whole file with another line in both of its headers. */
    private static byte[] rewritten(UnaryOperator<String> change) {
        byte[] file = whole.clone();
        String line = new String(file, 0, 4096, StandardCharsets.ISO_8859_1);
        String text = change.apply(line.substring(0, line.indexOf(",fletcher:")));
        byte[] summed = text.getBytes(StandardCharsets.ISO_8859_1);
        String sum = Integer.toHexString(DataUtils.getFletcher32(summed, 0, summed.length));
        byte[] header = Arrays.copyOf((text + ",fletcher:" + sum + '\n').getBytes(StandardCharsets.ISO_8859_1), 4096);
        System.arraycopy(header, 0, file, 0, 4096);
        System.arraycopy(header, 0, file, 4096, 4096);
        return file;
    }

    private static StorageSettings with(byte[] content) throws IOException {
        StorageSettings settings = Databases.h2File();
        Files.write(file(settings), content);
        return settings;
    }

    private static Path file(StorageSettings settings) {
        return Path.of(settings.database().substring("jdbc:h2:file:".length()) + ".mv.db");
    }
}
