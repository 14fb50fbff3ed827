package campus.contacts.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests imports of CSV files and vCards over HTTP (exchange, section 3). */
@OnEveryStorage
class ImportsTest extends Conformance {
    private static final String ADA = """
            BEGIN:VCARD
            VERSION:4.0
            UID:ada-1
            FN:Ada Example
            N:Example;Ada;;Dr.;
            ORG:Example University;Mathematics
            TITLE:Professor
            NOTE:Prefers letters\\, not calls
            BDAY:18151210
            item1.EMAIL;TYPE=work;PREF=1:ada@example.edu
            item1.X-ABLabel:Office
            TEL;TYPE="voice,cell";VALUE=uri:tel:+1-555-0100
            ADR;TYPE=home:;;1 Sample Street;Tarnmoor;;12345;Germany
            URL:https://ada.example.edu/
            END:VCARD
            """;

    private String book;

    @BeforeEach
    void makeABook() {
        book = clerk.book();
    }

    private Request file(String format, String text) {
        return file(format, text.getBytes(StandardCharsets.UTF_8));
    }

    private Request file(String format, byte[] bytes) {
        return post("/imports")
                .with("format", format)
                .with("addressBookId", book)
                .body(format.equals("csv") ? "text/csv" : "text/vcard", bytes);
    }

    /** Sends a file and returns the report of its import. */
    private JsonNode imported(Request file) {
        Answer accepted = file.send().is(202);
        String location = accepted.header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        while (true) {
            JsonNode report = get("/imports/{}", id).send().is(200).json();
            if (!List.of("accepted", "running").contains(report.get("status").textValue())) {
                return report;
            }
            Thread.onSpinWait();
        }
    }

    private static String counts(JsonNode report) {
        return report.get("status").textValue() + " " + report.get("rows") + ": " + report.get("created") + " "
                + report.get("updated") + " " + report.get("unchanged") + " " + report.get("skipped");
    }

    private JsonNode contacts() {
        return get("/address-books/{}/contacts", book)
                .with("expand", "address")
                .send()
                .is(200)
                .json();
    }

    private String cards() {
        return get("/address-books/{}/contacts", book)
                .header("Accept", "text/vcard")
                .send()
                .is(200)
                .text();
    }

    @Test
    void each_address_of_a_vcard_becomes_an_address_and_a_contact() {
        JsonNode report = imported(file("vcard", ADA));
        assertThat(counts(report)).as(report.toString()).isEqualTo("complete 1: 1 0 0 0");
        assertThat(report.get("problems")).isEmpty();
        JsonNode contacts = contacts();
        assertThat(contacts).hasSize(4);
        JsonNode first = contacts.get(0);
        String number = book.replaceAll(".*:(\\d+)@.*", "$1");
        assertThat(first.get("referenceId").textValue()).isEqualTo("resource.Resource:ada-1@" + number);
        assertThat(first.get("displayName").textValue()).isEqualTo("Ada Example");
        assertThat(first.at("/name/family").textValue()).isEqualTo("Example");
        assertThat(first.at("/name/prefixes/0").textValue()).isEqualTo("Dr.");
        assertThat(first.at("/organization/units/0").textValue()).isEqualTo("Mathematics");
        assertThat(first.at("/note/text").textValue()).isEqualTo("Prefers letters, not calls");
        assertThat(first.at("/vcard/uid").textValue()).isEqualTo("ada-1");
        assertThat(first.at("/vcard/properties/0/0").textValue()).isEqualTo("bday");
        JsonNode mail = first.at("/address/emailAddress");
        assertThat(mail.get("address").textValue()).isEqualTo("ada@example.edu");
        assertThat(mail.get("uses").get(0).textValue()).isEqualTo("work");
        assertThat(mail.get("preference").intValue()).isEqualTo(1);
        assertThat(mail.get("label").textValue()).isEqualTo("Office");
        assertThat(contacts.get(1).at("/address/telephoneNumbers/0/number").textValue())
                .isEqualTo("+1-555-0100");
        assertThat(contacts.get(2).at("/address/postalAddress/country").textValue())
                .isEqualTo("DE");
        assertThat(contacts.get(3).at("/address/url").textValue()).isEqualTo("https://ada.example.edu/");
        assertThat(aliases("contacts", contacts.get(0)))
                .containsExactlyInAnyOrder("import.Row:ada-1@" + number, "import.Row:email.1.ada-1@" + number);
        assertThat(aliases("addresses", contacts.get(1).get("address")))
                .containsExactly("import.Row:tel.1.ada-1@" + number);
    }

    private List<String> aliases(String collection, JsonNode object) {
        return get("/" + collection + "/{}/aliases", object.get("id").textValue())
                .send()
                .is(200)
                .json()
                .valueStream()
                .map(JsonNode::textValue)
                .toList();
    }

    @Test
    void an_import_that_is_run_again_changes_nothing() {
        imported(file("vcard", ADA));
        JsonNode before = contacts();
        assertThat(counts(imported(file("vcard", ADA)))).isEqualTo("complete 1: 0 0 1 0");
        assertThat(contacts()).isEqualTo(before);
    }

    @Test
    void what_changed_in_the_file_is_updated() {
        imported(file("vcard", ADA));
        String changed = ADA.replace("+1-555-0100", "+1-555-0199").replace("NOTE:", "NICKNAME:");
        assertThat(counts(imported(file("vcard", changed)))).isEqualTo("complete 1: 0 1 0 0");
        JsonNode contacts = contacts();
        assertThat(contacts).hasSize(4);
        assertThat(contacts.get(1).at("/address/telephoneNumbers/0/number").textValue())
                .isEqualTo("+1-555-0199");
        assertThat(contacts.get(0).get("note").isNull()).isTrue();
    }

    @Test
    void what_users_edited_is_left_alone_and_told() {
        imported(file("vcard", ADA));
        String contact = contacts().get(1).get("id").textValue();
        put("/contacts/{}", contact)
                .json("displayName", "Ada's telephone")
                .send()
                .is(200);
        JsonNode report = imported(file("vcard", ADA));
        assertThat(counts(report)).isEqualTo("complete 1: 0 0 1 0");
        assertThat(report.at("/problems/0/row").intValue()).isEqualTo(1);
        assertThat(report.at("/problems/0/message").textValue())
                .contains("tel.1")
                .contains("edited");
        assertThat(contacts().get(1).get("displayName").textValue()).isEqualTo("Ada's telephone");
    }

    @Test
    void parts_are_matched_by_value_before_their_place() {
        String two = ADA.replace("URL:", "EMAIL:second@example.edu\nURL:");
        imported(file("vcard", two));
        JsonNode before = contacts();
        String turned = two.replace("ada@example.edu", "first@example.edu")
                .replace("second@example.edu", "ada@example.edu")
                .replace("first@example.edu", "second@example.edu");
        imported(file("vcard", turned));
        assertThat(contacts().findValuesAsText("addressId")).isEqualTo(before.findValuesAsText("addressId"));
        assertThat(contacts().findValues("emailAddress"))
                .extracting(mail -> mail.path("address").textValue())
                .contains("ada@example.edu", "second@example.edu");
    }

    @Test
    void prune_ends_what_is_no_longer_there_and_a_row_that_comes_back_opens_it_again() {
        imported(file("vcard", ADA));
        String bob = ADA.replace("ada", "bob").replace("Ada", "Bob");
        assertThat(counts(imported(file("vcard", bob).with("prune", "true")))).isEqualTo("complete 1: 1 0 0 0");
        JsonNode contacts = contacts();
        assertThat(contacts.findValues("endDate").subList(0, 4)).noneMatch(JsonNode::isNull);
        assertThat(contacts.findValues("endDate").subList(4, 8)).allMatch(JsonNode::isNull);
        assertThat(counts(imported(file("vcard", ADA)))).isEqualTo("complete 1: 0 1 0 0");
        assertThat(contacts().findValues("endDate")).allMatch(JsonNode::isNull);
    }

    @Test
    void nothing_is_pruned_when_a_row_was_bad() {
        imported(file("vcard", ADA));
        JsonNode report = imported(
                file("vcard", "BEGIN:VCARD\nVERSION:4.0\nUID:x\nEND:VCARD\n").with("prune", "true"));
        assertThat(counts(report)).isEqualTo("complete 1: 0 0 0 1");
        assertThat(report.at("/problems/0/column").textValue()).isEqualTo("FN");
        assertThat(contacts().findValues("endDate")).allMatch(JsonNode::isNull);
    }

    @Test
    void a_dry_run_answers_the_same_and_changes_nothing() {
        assertThat(counts(imported(file("vcard", ADA).with("dryRun", "true")))).isEqualTo("complete 1: 1 0 0 0");
        assertThat(contacts()).isEmpty();
        imported(file("vcard", ADA));
        assertThat(counts(imported(file("vcard", ADA.replace("Ada", "Adah")).with("dryRun", "true"))))
                .isEqualTo("complete 1: 0 1 0 0");
        assertThat(contacts().get(0).get("displayName").textValue()).isEqualTo("Ada Example");
    }

    @Test
    void a_csv_file_is_read_by_a_map() {
        String csv = "Nr;Wer;Mail;Telefon\r\n1;Zoë;zoe@example.edu;\r\n2;\"Bo\nLong\";bo@example.edu;+49 30 5550\r\n";
        String map = "{\"Wer\": \"displayName\", \"Mail\": \"address.emailAddress.address\","
                + " \"Telefon\": \"address.telephoneNumbers.0.number\"}";
        JsonNode report = imported(file("csv", csv).with("map", map).with("key", "Nr"));
        assertThat(counts(report)).as(report.toString()).isEqualTo("complete 2: 2 0 0 0");
        assertThat(contacts().findValuesAsText("displayName")).contains("Zoë", "Bo\nLong");
        assertThat(contacts()).hasSize(3);
    }

    @Test
    void a_bad_row_is_told_with_its_number_and_column_and_the_others_go_in() {
        String csv =
                "id,displayName,address.emailAddress.address\n1,Ada,ada@example.edu\n2,Bob,no mailbox\n,Cy,cy@example.edu\n"
                        + "1,Di,di@example.edu\n5,Ed,ed@example.edu\n";
        JsonNode report = imported(file("csv", csv).with("key", "id"));
        assertThat(counts(report)).as(report.toString()).isEqualTo("complete 5: 2 0 0 3");
        assertThat(report.get("problems").findValuesAsText("row")).containsExactly("2", "3", "4");
        assertThat(report.get("problems").findValuesAsText("column"))
                .containsExactly("address.emailAddress.address", "id", "id");
    }

    @Test
    void the_rows_before_a_malformed_one_go_in() {
        String csv = "id,displayName\n1,Ada\n2,Bob\n3,\"Cy\" x\n4,Di\n";
        JsonNode report = imported(file("csv", csv).with("key", "id"));
        assertThat(counts(report)).as(report.toString()).isEqualTo("complete 3: 2 0 0 1");
        assertThat(report.get("problems").findValuesAsText("row")).containsExactly("3");
        JsonNode unreadable = imported(file("csv", "\"id\" x,displayName\n1,Ada\n"));
        assertThat(counts(unreadable)).isEqualTo("error 0: 0 0 0 0");
        assertThat(unreadable.at("/problems/0/message").textValue()).isEqualTo("the header is malformed or too long");
    }

    @Test
    void what_users_merged_is_left_alone() {
        String csv = "id,displayName,email.1.address\n1,Ada,office@example.edu\n2,Bo,office@example.edu\n";
        imported(file("csv", csv).with("key", "id"));
        JsonNode made = contacts();
        String kept = made.get(0).get("addressId").textValue();
        String other = made.get(1).get("addressId").textValue();
        post("/addresses/{}/merge", kept).with("from", other).send().is(200);
        JsonNode merged = contacts();
        for (String again : List.of(csv, csv.replace("office", "new"))) {
            JsonNode report = imported(file("csv", again).with("key", "id"));
            assertThat(report.get("created").intValue()).isZero();
            assertThat(report.get("problems").findValuesAsText("message"))
                    .contains("email.1 (address) was edited since the last import and is left as it is");
            assertThat(contacts()).isEqualTo(merged);
        }
        post("/addresses/{}/restore", other).with("version", 1).send().is(200);
        assertThat(counts(imported(file("csv", csv).with("key", "id")))).isEqualTo("complete 2: 0 0 2 0");
    }

    @Test
    void a_part_of_a_row_that_users_merged_is_not_pruned() {
        String csv = "id,displayName,email.1.address,email.2.address\n1,Ada,%s,%s\n";
        imported(file("csv", csv.formatted("ada@example.edu", "love@example.edu"))
                .with("key", "id"));
        JsonNode made = contacts();
        post("/contacts/{}/merge", made.get(0).get("id").textValue())
                .with("from", made.get(1).get("id").textValue())
                .send()
                .is(200);
        JsonNode merged = contacts();
        assertThat(merged).hasSize(1);
        JsonNode report = imported(file("csv", csv.formatted("ada@example.edu", ""))
                .with("key", "id")
                .with("prune", "true"));
        assertThat(report.get("created").intValue()).as(report.toString()).isZero();
        assertThat(contacts()).isEqualTo(merged);
    }

    @Test
    void a_card_that_says_the_same_twice_has_two_contacts() {
        String telephone = "TEL:+1 555 0100\n";
        String twice = ADA.replace("TEL;", telephone + telephone + "TEL;");
        assertThat(counts(imported(file("vcard", twice)))).isEqualTo("complete 1: 1 0 0 0");
        assertThat(contacts()).hasSize(6);
        assertThat(counts(imported(file("vcard", twice)))).isEqualTo("complete 1: 0 0 1 0");
        assertThat(counts(imported(file("vcard", ADA.replace("TEL;", telephone + "TEL;")))))
                .isEqualTo("complete 1: 0 0 1 0");
        assertThat(contacts()).hasSize(6);
    }

    @Test
    void files_are_read_with_a_byte_order_mark_in_another_charset_and_with_tabs() {
        byte[] marked = "\uFEFFid\tdisplayName\n1\tZoë\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(counts(imported(file("csv", marked).with("key", "id")))).isEqualTo("complete 1: 1 0 0 0");
        byte[] latin = "id,displayName\n2,Zoë\n".getBytes(Charset.forName("ISO-8859-1"));
        JsonNode report = imported(post("/imports")
                .with("format", "csv")
                .with("addressBookId", book)
                .with("key", "id")
                .body("text/csv; charset=iso-8859-1", latin));
        assertThat(counts(report)).isEqualTo("complete 1: 1 0 0 0");
        assertThat(contacts().findValuesAsText("displayName"))
                .filteredOn("Zoë"::equals)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void cards_are_exported_imported_into_an_empty_book_and_exported_again_the_same() {
        imported(file("vcard", ADA + ADA.replace("ada", "bob").replace("Ada", "Bob")));
        String first = cards();
        book = clerk.book();
        assertThat(counts(imported(file("vcard", first)))).isEqualTo("complete 2: 2 0 0 0");
        assertThat(cards()).isEqualTo(first);
    }

    @Test
    void nasty_cards_are_read() {
        String cards =
                "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen\r\n"
                        + "TEL;CELL;PREF:+49 170 5550\r\nEND:VCARDBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Folded\r\n  Name\r\n"
                        + "EMAIL;type=INTERNET;type=WORK;type=pref:folded@\r\n example.edu\r\nEND:VCARD\r\n";
        JsonNode report = imported(file("vcard", cards));
        assertThat(counts(report)).as(report.toString()).isEqualTo("complete 2: 2 0 0 0");
        assertThat(contacts().findValuesAsText("displayName")).contains("Jürgen Müller", "Folded Name");
        assertThat(contacts().findValues("emailAddress"))
                .extracting(mail -> mail.path("address").textValue())
                .contains("folded@example.edu");
    }

    @Test
    void files_that_do_not_arrive_to_their_end_are_not_kept() {
        String malformed = "POST /imports?format=csv HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nno number\r\n";
        for (int i = 0; i <= ArrivingFiles.MOST_OF_CALLER; i++) {
            assertThat(api.wire().send(malformed).status()).isEqualTo(400);
        }
        assertThat(counts(imported(file("csv", "displayName\nAda\n")))).isEqualTo("complete 1: 1 0 0 0");
    }

    @Test
    void a_malformed_request_is_refused_and_a_malformed_file_is_an_error() {
        file("csv", "a").with("colour", "red").send().is(400).wellShapedError();
        post("/imports").body("text/csv", "a").send().is(400);
        post("/imports").with("format", "csv").body("text/vcard", "a").send().is(415);
        file("csv", "a").with("map", "[]").send().is(400);
        file("csv", "a").with("source", "Upper").send().is(400);
        post("/imports")
                .with("format", "csv")
                .with("addressBookId", "contact.AddressBook:999999@nowhere.example")
                .body("text/csv", "a")
                .send()
                .is(404);
        get("/imports/{}", "000000000000000000000000").send().is(404);
        JsonNode report = imported(file("csv", "a,b\n1,2\n").with("key", "c"));
        assertThat(report.get("status").textValue()).isEqualTo("error");
        assertThat(report.at("/problems/0/message").textValue()).contains("'c'");
        JsonNode misspelt = imported(file("csv", "Wer\nAda\n").with("map", "{\"Wer\": \"displayNmae\"}"));
        assertThat(misspelt.get("status").textValue()).isEqualTo("error");
        assertThat(misspelt.at("/problems/0/message").textValue()).contains("'displayNmae'", "'Wer'");
    }
}
