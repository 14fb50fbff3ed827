package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Authentication;
import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.rest.schema.ValueListFileReader;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.testing.FailureReport;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random changes of every text file that the program reads (wire contract, section 10): each is accepted, or refused in one line with
 * the documented exit status. Repeat a failure with {@code -Dfuzz.seed=…}, the printed number.
 */
class TextFilesFuzzTest {
    private static final List<String> ODD = List.of(
            "\uFEFF",
            "\r\n",
            "\n\n",
            "\u0000",
            "\u2028",
            "\\ud800",
            "1e2147483648",
            "0e99999999999",
            "-1.5",
            "[".repeat(1500),
            "{\"a\":".repeat(100),
            "9".repeat(1500),
            "\"" + "x".repeat(60_000) + "\"",
            "null",
            "{}",
            "[]",
            "\"",
            ":",
            ",",
            "\\",
            "$2y$31$");

    @TempDir
    Path directory;

    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private final Random random = new Random(SEED);

    private interface Reading {
        void read(Path file);
    }

    private void each(String name, String good, int times, Reading reading) throws IOException {
        FailureReport.include("fuzz.seed", () -> Long.toString(SEED));
        Path file = directory.resolve(name);
        Files.writeString(file, good);
        reading.read(file);
        Files.writeString(file, "\uFEFF" + good.replace("\n", "\r\n\r\n"));
        reading.read(file);
        for (int i = 0; i < times; i++) {
            Files.write(file, mutated(good.getBytes(StandardCharsets.UTF_8)));
            try {
                reading.read(file);
            } catch (ConfigurationException | Refusal refused) {
                assertThat(refused.getMessage()).hasLineCount(1).hasSizeLessThan(2000);
            }
        }
    }

    private byte[] mutated(byte[] good) {
        if (random.nextInt(20) == 0) {
            return new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
        }
        byte[] bytes = random.nextInt(20) == 0 ? noise(random.nextInt(200)) : good;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(4) == 0 ? 100 : 3));
            bytes = replaced(bytes, from, to, inserted());
        }
        return bytes;
    }

    private byte[] inserted() {
        return random.nextInt(3) == 0
                ? noise(random.nextInt(4))
                : ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(by);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static void open(String jwks, Path users, Path policy) {
        AuthenticationSettings.Claims any = new AuthenticationSettings.Claims(null, List.of());
        Authentication.of(new AuthenticationSettings(jwks, null, users, policy, any), Clock.systemUTC())
                .close();
    }

    @Test
    void policies() throws IOException {
        String good = """
                {"grants": [{"scope": "law:read", "functions": ["lookup"], "addressBook": "contact.AddressBook:7@base.url"}],
                 "users": {"nyu": ["law:read"]}, "scopes": {"urn:dartmouth:people:private": "private"}}
                """;
        each("policy.json", good, 400, file -> open(null, null, file));
    }

    @Test
    void users() throws IOException {
        String good = "# users\nanna:$2y$10$" + "a".repeat(53) + "\n\nbert:$2b$04$" + "b".repeat(53) + "\n";
        each("users", good, 400, file -> open(null, file, null));
    }

    @Test
    void key_sets() throws IOException, JOSEException {
        String good = new JWKSet(new RSAKeyGenerator(2048).keyID("one").generate()).toString(true);
        each("keys.json", good, 200, file -> open(file.toString(), null, null));
    }

    @Test
    void types() throws IOException {
        String good = """
                [{"name": "fax", "kind": "record", "appliesTo": "Address", "displayName": "Fax",
                  "schema": {"properties": {"fax": {"type": "string", "maxLength": 40, "minLength": 1, "title": "Fax"}}}},
                 {"name": "lab", "kind": "genus", "appliesTo": "Address", "displayName": "Lab"}]
                """;
        each("types.json", good, 60, file -> Schemas.load("campus.example", file.getParent()));
    }

    @Test
    void a_password() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "\uFEFFcorrect horse\r\n");
        assertThat(Main.parse("--database-password-file", file.toString())
                        .store
                        .settings(Clock.systemUTC())
                        .credentials()
                        .password())
                .isEqualTo("correct horse");
    }

    @Test
    void value_lists() throws IOException {
        String good = """
                [{"id": "R", "name": "Regular", "is_active": false, "source": "sis", "cache_date": "2026-01-01T00:00:00Z"}]
                """;
        each("dplans.json", good, 200, file -> ValueListFileReader.load(file.getParent()));
    }

    @Test
    void people() throws IOException {
        String ada = """
                {"identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":"Lovelace"}],"private":true,\
                "roles":[{"affiliation":"student","classYear":2027,"telephoneNumbers":[{"number":"603-555-0100"}]}]}
                """;
        String good = ada + ada.replace("ada1", "ada2") + ada.replace("ada1", "ada3");
        each(
                "people.jsonl",
                good,
                40,
                file -> run("import", "people", file.toString(), "--database", "memory", "--replace"));
    }

    @Test
    void contacts_as_csv() throws IOException {
        String good = """
                Name,E-mail 1 - Value,Phone 1 - Value,Address 1 - Street
                "Zoë, Dr.",zoe@example.edu,+1 603 555 0100,"1 Sample
                Street"
                Ada,ada@example.edu,,
                """;
        each("contacts.csv", good, 30, this::importContacts);
    }

    @Test
    void vcards() throws IOException {
        String ada = """
                BEGIN:VCARD
                VERSION:4.0
                UID:ada-1
                FN:Ada Example
                N:Example;Ada;;Dr.;
                ORG:Example University;Mathematics
                BDAY:18151210
                item1.EMAIL;TYPE=work;PREF=1:ada@example.edu
                item1.X-ABLabel:Office
                TEL;TYPE="voice,cell";VALUE=uri:tel:+1-555-0100
                ADR;TYPE=home;LABEL="a^nb":;;1 Sample Street;Tarnmoor;;12345;Germany
                URL:https://ada.example.edu/
                PHOTO:data:image/png;base64,AAAA
                END:VCARD
                """;
        each("contacts.vcf", ada + ada.replace("4.0", "2.1").replace("ada-1", "ada-2"), 60, this::importContacts);
    }

    private void importContacts(Path file) {
        run("import", "contacts", file.toString(), "--database", "memory");
    }

    @Test
    void exports() throws IOException {
        String database = "jdbc:h2:mem:text-files;DB_CLOSE_DELAY=-1";
        Path exported = directory.resolve("exported");
        Started.with("--demo", "--database", database).close();
        run("export", exported.toString(), "--database", database);
        List<String> lines = Files.readAllLines(exported);
        each(
                "export.jsonl",
                String.join("\n", lines),
                40,
                file -> run("import", file.toString(), "--database", "memory"));
    }

    private static void run(String... arguments) {
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(Writer.nullWriter()), new PrintWriter(err), arguments);
        assertThat(status).as(err.toString()).isBetween(0, 2);
        assertThat(err.toString()).doesNotContain("Exception", "Error", "\tat ", "cannot start");
        if (status != 0) {
            assertThat(err.toString().lines().filter(line -> line.startsWith("campus-contacts: ")))
                    .as(err.toString())
                    .hasSize(1);
        }
    }
}
