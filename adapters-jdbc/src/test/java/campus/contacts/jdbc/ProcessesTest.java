package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.service.ContactService;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.fixture.CampusFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of a second process on a database file, and of the file of a killed process. */
class ProcessesTest {
    @Test
    void a_second_process_on_the_same_file_is_refused_in_one_line() throws Exception {
        StorageSettings settings = Databases.h2File();
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Process process = start(Opener.class, settings);
            try (BufferedReader out = process.inputReader()) {
                assertThat(out.readLine())
                        .isEqualTo("unavailable " + settings.database() + " is in use by another process");
                assertThat(out.readLine()).isNull();
            }
            assertThat(campus.address()).isNotNull();
        }
    }

    @Test
    void acknowledged_writes_survive_a_kill() throws Exception {
        StorageSettings settings = Databases.h2File();
        List<String> acknowledged = new ArrayList<>();
        Process process = start(Writer.class, settings);
        try (BufferedReader out = process.inputReader()) {
            while (acknowledged.size() < 300) {
                acknowledged.add(out.readLine());
            }
            // by its handle: Process.destroyForcibly would close the output that is still to be read
            process.toHandle().destroyForcibly();
            out.lines().forEach(acknowledged::add);
        }
        process.waitFor();
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            List<String> left =
                    campus.list(AddressQuery.ALL).stream().map(Id::toString).toList();
            // the last line may be incomplete, and the last address may be stored without acknowledgement
            assertThat(left).containsAll(acknowledged.subList(0, acknowledged.size() - 1));
            assertThat(left.size()).isBetween(acknowledged.size() - 1, acknowledged.size() + 1);
            assertThat(left).doesNotContain(campus.address().toString());
        }
    }

    private static Process start(Class<?> main, StorageSettings settings) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        settings.database())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Opens a storage and prints the result. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] arguments) {
            try (JdbcStorage storage = Databases.open(Databases.settings(arguments[0]))) {
                System.out.println("opened " + storage.ownIds().authority());
            } catch (StorageUnavailableException fault) {
                System.out.println("unavailable " + fault.getMessage());
            }
        }
    }

    /** Creates addresses and prints the Id of each one. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            ContactService service = ContactService.open(Databases.settings(arguments[0]));
            while (true) {
                System.out.println(service.addresses()
                        .create(Caller.ANYONE, CreationRequest.PLAIN, AddressForm.named("an address"))
                        .id());
            }
        }
    }
}
