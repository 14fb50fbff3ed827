package campus.contacts.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that nobody writes for a purpose of ours end in sentences, soon, and change nothing that they should not (exchange, section 3). */
@OnEveryStorage
class HostileFilesTest extends Conformance {
    private static String card(String lines) {
        return "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\n" + lines + "END:VCARD\n";
    }

    private static String many(int count, String line) {
        return IntStream.range(0, count).mapToObj(line::formatted).collect(Collectors.joining());
    }

    /** Sends a file, and returns what was done and the first message. */
    private String imported(String format, String text) {
        String book = clerk.book();
        String location = post("/imports")
                .with("format", format)
                .with("addressBookId", book)
                .body(format.equals("csv") ? "text/csv" : "text/vcard", text.getBytes(StandardCharsets.UTF_8))
                .send()
                .is(202)
                .header("Location");
        while (true) {
            JsonNode report = get("/imports/{}", location.substring(location.lastIndexOf('/') + 1))
                    .send()
                    .is(200)
                    .json();
            if (!List.of("accepted", "running").contains(report.get("status").textValue())) {
                return report.get("status").textValue() + " " + report.get("created") + " " + report.get("skipped")
                        + " " + report.at("/problems/0/message").asText();
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void a_column_of_an_unknown_part_of_an_address_is_told_in_each_row() {
        assertThat(imported("csv", "displayName,url.1.url,url.1.colour\nAda,https://example.edu/,red\nBo,,\n"))
                .startsWith("complete 1 1 ");
    }

    @Test
    void thousands_of_columns_are_read_soon_and_told() {
        assertThat(imported("csv", "displayName" + ",a".repeat(16_000) + "\nAda\nBo" + ",x".repeat(16_000) + "\n"))
                .isEqualTo("complete 1 1 has more than 500 cells in columns that stand for no property");
    }

    @Test
    void a_separator_may_stand_before_the_header_in_files_of_every_age() {
        for (String end : List.of("\n", "\r", "\r\n")) {
            assertThat(imported("csv", "sep=;" + end + "displayName;tel.1.number" + end + "Ada;5550100" + end))
                    .isEqualTo("complete 1 0 ");
        }
        assertThat(imported("csv", "sep=\"\ndisplayName\nAda\n")).isEqualTo("complete 0 2 the row names nobody");
    }

    @Test
    void a_row_of_too_many_addresses_is_bad_and_the_others_go_in() {
        String mails = many(500, "a%d@example.edu ::: ") + "last@example.edu";
        assertThat(imported("csv", "displayName,email.1.address\nAda," + mails + "\nBo,bo@example.edu\n"))
                .isEqualTo("complete 1 1 has more than 500 addresses");
        assertThat(imported("vcard", card(many(501, "TEL:%d\n")) + card("UID:bo\n")))
                .isEqualTo("complete 1 1 has more than 500 addresses");
    }

    @Test
    void a_card_of_too_many_lines_is_bad_and_the_others_go_in() {
        assertThat(imported("vcard", card(many(2_001, "X-A:%d\n")) + card("UID:bo\n")))
                .isEqualTo("complete 1 1 the card has more than 2000 properties");
        assertThat(imported("vcard", card(many(200_000, "TEL:1\n")) + card("UID:bo\n")))
                .isEqualTo("complete 1 1 the card has more than 20000 lines");
        assertThat(imported("vcard", card("NOTE:x\n" + many(100_000, " y\n")))).isEqualTo("complete 1 0 ");
    }

    @Test
    void a_quotation_mark_that_is_never_closed_makes_no_name_of_the_rest_of_the_file() {
        assertThat(imported("csv", "displayName,email.1.address\nAda,ada@example.edu\n\"Bo,bo@example.edu\nCy,\n"))
                .isEqualTo("complete 1 1 is malformed or too long, and nothing after it can be read");
    }

    @Test
    void a_file_without_a_card_is_no_file_of_cards() {
        assertThat(imported("vcard", "Name;Mail\nAda;ada@example.edu\n"))
                .isEqualTo("error 0 0 the file has no vCard, which begins with a line BEGIN:VCARD");
        assertThat(imported("vcard", "\n")).isEqualTo("complete 0 0 ");
    }

    @Test
    void a_card_that_does_not_end_is_told() {
        assertThat(imported("vcard", "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\nTEL:5550100\n"))
                .isEqualTo("complete 1 0 has no line END:VCARD; the file may be cut off");
        assertThat(imported("vcard", card("TEL:5550100\n").replace("END:VCARD\n", "end:vcard \n \n")))
                .isEqualTo("complete 1 0 ");
    }
}
