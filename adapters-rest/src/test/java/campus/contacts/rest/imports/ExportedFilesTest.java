package campus.contacts.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that a CSV file that the server writes can be imported, and where no file can (exchange, section 3). */
@OnEveryStorage
class ExportedFilesTest extends Conformance {
    private static final String CARD = """
            BEGIN:VCARD
            VERSION:4.0
            UID:%1$s-1
            FN:%1$s Example
            EMAIL;TYPE=work:%1$s@example.edu
            TEL:+1-555-0100
            ADR;TYPE=home:;;1 Sample Street;Tarnmoor;;12345;Germany
            URL:https://%1$s.example.edu/
            END:VCARD
            """;

    private Request file(String book, String format, String text) {
        return post("/imports")
                .with("format", format)
                .with("addressBookId", book)
                .body(format.equals("csv") ? "text/csv" : "text/vcard", text.getBytes(StandardCharsets.UTF_8));
    }

    private void importAll(String book, String format, String text) {
        String location = file(book, format, text).send().is(202).header("Location");
        while (true) {
            JsonNode report = get("/imports/{}", location.substring(location.lastIndexOf('/') + 1))
                    .send()
                    .is(200)
                    .json();
            if (!List.of("accepted", "running").contains(report.get("status").textValue())) {
                assertThat(report.get("status").textValue())
                        .as(report.toString())
                        .isEqualTo("complete");
                assertThat(report.get("problems")).isEmpty();
                return;
            }
            Thread.onSpinWait();
        }
    }

    private String table(String book) {
        return get("/address-books/{}/contacts", book)
                .header("Accept", "text/csv")
                .send()
                .is(200)
                .text();
    }

    /** Returns what the addresses of a book say, of each its records and its text. */
    private List<String> said(String book) {
        List<String> said = new ArrayList<>();
        get("/address-books/{}/contacts", book)
                .with("expand", "address")
                .send()
                .is(200)
                .json()
                .findValues("address")
                .stream()
                .filter(JsonNode::isObject)
                .forEach(address -> said.add(address.get("recordTypeIds").toString()
                        + address.get("addressText")
                        + address.path("emailAddress")
                        + address.path("telephoneNumbers")
                        + address.path("postalAddress")
                        + address.path("url")));
        return said;
    }

    @Test
    void a_table_that_is_imported_into_an_empty_book_makes_the_same_addresses() {
        String book = clerk.book();
        importAll(book, "vcard", CARD.formatted("ada") + CARD.formatted("bo"));
        String next = clerk.book();
        importAll(next, "csv", table(book));
        assertThat(said(next)).hasSize(8).containsExactlyInAnyOrderElementsOf(said(book));
    }

    @Test
    void a_text_that_an_address_has_of_its_own_is_imported_with_it() {
        String book = clerk.book();
        importAll(book, "vcard", CARD.formatted("ada"));
        JsonNode addresses =
                get("/address-books/{}/addresses", book).send().is(200).json();
        addresses
                .findValuesAsText("id")
                .forEach(id -> put("/addresses/{}", id)
                        .json("addressText", "as told by the porter")
                        .send()
                        .is(200));
        String next = clerk.book();
        importAll(next, "csv", table(book));
        assertThat(said(next)).hasSize(4).containsExactlyInAnyOrderElementsOf(said(book));
    }

    @Test
    void a_table_without_the_columns_of_one_address_may_have_a_text_beside_others() {
        String book = clerk.book();
        importAll(
                book,
                "csv",
                "displayName,email.1.address,address.addressText\nAda,ada@example.edu,1 Heron Lane\nBo,,2 Heron Lane\n");
        assertThat(said(book)).hasSize(3);
    }

    @Test
    void no_file_is_imported_into_a_smart_book() {
        String smart = clerk.book();
        put("/address-books/{}/query", smart)
                .json("contacts", "q=nobody")
                .send()
                .is(200);
        file(smart, "csv", "displayName,email.1.address\nAda,ada@example.edu\n")
                .send()
                .is(409)
                .wellShapedError();
        file(smart, "csv", "displayName\nAda\n").with("colour", "red").send().is(400);
        post("/imports")
                .with("format", "csv")
                .with("addressBookId", smart)
                .body("text/vcard", "x")
                .send()
                .is(415);
    }

    @Test
    void no_property_of_a_card_ends_it_or_begins_another() {
        String book = clerk.book();
        importAll(book, "vcard", "BEGIN:VCARD\nVERSION:4.0\nUID:ada\nFN:Ada\nX-A:a\nEND:VCARD\n");
        JsonNode contact =
                get("/address-books/{}/contacts", book).send().is(200).json().get(0);
        List<Object> rows = new ArrayList<>();
        for (String name : List.of("end", "BEGIN", "version", "x-b")) {
            rows.add(List.of(name, Map.of(), "text", "VCARD"));
        }
        put("/contacts/{}", contact.get("id").textValue())
                .json("vcard", Map.of("uid", "ada", "properties", rows))
                .send()
                .is(200);
        String card = get("/address-books/{}/contacts", book)
                .header("Accept", "text/vcard")
                .send()
                .is(200)
                .text();
        assertThat(card.lines().filter(line -> line.matches("(BEGIN|END|VERSION):.*")))
                .containsExactly("BEGIN:VCARD", "VERSION:4.0", "END:VCARD");
        assertThat(card).contains("\nX-B;VALUE=text:VCARD");
    }
}
