package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.records.EmailAddressSyntax;
import campus.contacts.rest.http.client.JsonTree;
import com.networknt.schema.format.Format;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the formats of texts in records: values that a stock validator refuses are refused, in time proportional to the text. */
class SchemaFormatsTest {
    /** Without {@code email}, for which the stock validator has a list of top-level domains. */
    private static final List<String> STOCK =
            List.of("date", "duration", "hostname", "ipv4", "ipv6", "time", "uri", "uuid");

    private static boolean matches(String format, String text) {
        Format checked = SchemaFormats.ALL.stream()
                .filter(each -> each.getName().equals(format))
                .findFirst()
                .orElseThrow();
        return checked.matches(null, text);
    }

    @ParameterizedTest
    @CsvSource({
        "date, 2024-02-29, 2023-02-29",
        "date, 0000-01-01, 2023-2-01",
        "date, 9999-12-31, +2023-01-01",
        "date-time, 2026-10-03T06:30:00Z, 2026-10-03T06:30:60Z",
        "duration, P1DT12H, P",
        "duration, P1Y2M3DT4H5M6S, PT",
        "duration, P4W, P4W1D",
        "duration, PT0S, P1S",
        "duration, P1M, 1M",
        "duration, PT5M, PT5M4H",
        "email, name@example.edu, name@host",
        "email, o'neill+tag@mail.example.edu, a..b@example.edu",
        "hostname, www.example.edu, -www.example.edu",
        "hostname, localhost, www..edu",
        "hostname, a.b-c.1, a_b.edu",
        "ipv4, 192.0.2.255, 192.0.2.256",
        "ipv4, 0.0.0.0, 192.0.2.01",
        "ipv4, 1.2.3.4, 1.2.3",
        "ipv6, 2001:db8::1, 2001:db8::1::",
        "ipv6, ::, :::",
        "ipv6, ::ffff:192.0.2.1, ::192.0.2.1:0",
        "ipv6, 1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7",
        "ipv6, 1::8, 1:2:3:4::5:6:7:8",
        "ipv6, 1:2:3:4:5:6:1.2.3.4, fe80::1%eth0",
        "osid-id, a:b@c, a@b",
        "time, 06:30:00Z, 06:30:00",
        "time, 23:59:59.999+18:00, 24:00:00Z",
        "time, 06:30:00-00:30, 06:30:00.Z",
        "uri, https://www.example.edu/?a=b#c, //www.example.edu/",
        "uri, mailto:a@b.example, mailto:",
        "uri, http://[2001:db8::1]/, 'http://a b/'",
        "uuid, 123e4567-e89b-12d3-a456-426614174000, 123e4567e89b12d3a456426614174000",
        "uuid, ABCDEF00-0000-0000-0000-000000000000, 123e4567-e89b-12d3-a456-42661417400g"
    })
    void a_format_holds_for_one_text_and_not_for_another(String format, String right, String wrong) {
        assertThat(matches(format, right)).isTrue();
        assertThat(matches(format, wrong)).isFalse();
        assertThat(SchemaFormats.allowed(format)).isNotBlank();
    }

    @Test
    void values_refused_by_a_stock_validator_are_refused() {
        Random random = new Random(39);
        List<String> seeds = List.of(
                "2024-02-29",
                "06:30:00.5Z",
                "P1Y2M3DT4H5M6S",
                "name@example.edu",
                "www.example.edu",
                "192.0.2.1",
                "2001:db8::192.0.2.1",
                "https://www.example.edu:80/a?b#c",
                "123e4567-e89b-12d3-a456-426614174000");
        String others = "0159aZT:.-/@[]% P+";
        int taken = 0;
        for (String format : STOCK) {
            StockValidator stock = new StockValidator(JsonTree.object("format", format));
            for (int i = 0; i < 600; i++) {
                StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
                for (int edits = random.nextInt(3); edits > 0; edits--) {
                    text.setCharAt(random.nextInt(text.length()), others.charAt(random.nextInt(others.length())));
                }
                if (matches(format, text.toString())) {
                    taken++;
                    assertThat(stock.wrongAt(
                                    JsonTree.object("text", text.toString()).get("text")))
                            .as("%s: %s", format, text)
                            .isEmpty();
                }
            }
        }
        assertThat(taken).isGreaterThan(300);
    }

    @Test
    void long_texts_are_checked_in_constant_stack() {
        for (String text : List.of("a.".repeat(500_000), "a@" + "a.".repeat(500_000) + "com", "1:".repeat(500_000))) {
            for (Format format : SchemaFormats.ALL) {
                assertThat(matches(format.getName(), text)).as(format.getName()).isFalse();
            }
        }
        assertThat(EmailAddressSyntax.isValid("a@" + "a.".repeat(125) + "com")).isFalse();
    }
}
