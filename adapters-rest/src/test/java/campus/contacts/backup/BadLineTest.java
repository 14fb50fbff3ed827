package campus.contacts.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.backup.Backups.Place;
import campus.contacts.rest.fixture.Started;
import campus.contacts.transfer.TransferException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BadLineTest {
    private static String whole;

    @BeforeAll
    static void exportTheDemo() {
        try (Started demo = Place.MEMORY.start("campus.example", "--demo")) {
            Backups.change(demo.service());
            whole = Backups.export(demo);
        }
    }

    /** Replaces the first text in the first line that contains it. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "format":"campus-contacts"        | "format":"other"                   | not the first line
            "format":"campus-contacts","version":1 | "format":"campus-contacts","version":2 | version
            "authority":"campus.example"      | "authority":"a@b"                  | authority
            "nextNumbers":{"contact":         | "nextNumbers":{"contacts":         | contact
            "nextNumbers":{"contact":         | "nextNumbers":{"contact":-         | out of range
            "kind":"address"                  | "kind":"adress"                    | kind
            "kind":"contact"                  | "kind":"contact                    | not JSON
            {"kind":"contact"                 | [{"kind":"contact"                 | not JSON
            contact.Contact:2@campus.example  | contact.Contact:1@campus.example   | there already
            contact.Contact:2@campus.example  | contact.Address:2@campus.example   | id: not the Id
            contact.Contact:2@campus.example  | contact.Contact:2@other.example    | id: not the Id
            "addressId":"contact.Address:     | "addressId":"contact.Address:99999 | no such address
            "filings":[{"addressBookId":"contact.AddressBook: | "filings":[{"addressBookId":"contact.AddressBook:9999 | no such address book
            "filings":[                       | "fillings":[                       | no address book
            "withObject":true                 | "withObject":1                     | withObject
            "filedAt":"20                     | "filedAt":"x20                     | filedAt
            "kind":"history"                  | "kind":"histories"                 | kind
            "since":"20                       | "since":"x20                       | since
            "change":"created"                | "change":"deleted"                 | change
            "recordedBy":null                 | "recordedBy":{"user":7}            | recordedBy
            "recordedBy":null                 | "recordedBy":{"user":"a","x":1}    | recordedBy
            "replacedAt":"20                  | "replacedAt":"19                   | ends before
            "deletedAt":"20                   | "deletedAt":"19                    | older than
            {"kind":"deletion","id":"contact. | {"kind":"deletion","id":"contakt.  | id: not an Id
            "unfiledAt":"20                   | "unfiledAt":"19                    | precedes
            "removedAt":"20                   | "removedAt":"19                    | precedes
            "isLast":true                     | "isLast":"yes"                     | isLast
            "isLast":true                     | "isLast":true,"x":1                | belong
            "child","parentId":"contact.AddressBook: | "child","parentId":"contact.AddressBook:99 | no such address book
            "endedChild","parentId":"contact.AddressBook: | "endedChild","parentId":"contact.AddressBook:99 | never assigned
            "changedAt":"20                   | "changedAt":"x20                   | changedAt
            "displayName":"                   | "displayName":7,"x":"              | displayName
            "referenceId":"                   | "referenceId":":                   | referenceId
            "version":1,"changedAt"           | "version":0,"changedAt"            | version
            "license":null                    | "license":null,"licence":null      | belong
            "end","counts":{"history":        | "end","counts":{"history":1        | not whole
            {"kind":"end"                     | {"kind":"root","id":"contact.AddressBook:1@campus.example" | out of order
            """)
    void is_named_by_its_number_and_a_reason(String text, String other, String reason) {
        String wrong = whole.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(other));
        long number = 1
                + whole.substring(0, whole.indexOf(text))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        assertRefused(wrong, "line " + number + ": ", reason);
    }

    @Test
    void a_cycle_is_one() {
        String edge = whole.lines()
                .filter(line -> line.contains("\"child\""))
                .findFirst()
                .orElseThrow();
        String back = edge.replaceFirst("\"parentId\":(\"[^\"]*\"),\"id\":(\"[^\"]*\")", "\"parentId\":$2,\"id\":$1");
        assertRefused(whole.replace(edge, edge + '\n' + back), "line ", "cycle");
    }

    @Test
    void a_truncated_file_is_refused() {
        List<String> lines = whole.lines().toList();
        for (int many : List.of(1, 2, lines.size() / 2, lines.size() - 1)) {
            String cut = String.join("\n", lines.subList(0, many)) + '\n';
            assertRefused(cut, "line " + (many + 1) + ": ", "end is missing");
        }
        assertRefused(whole.substring(0, whole.length() - 9), "line " + lines.size() + ": ", "not JSON");
        assertRefused("", "line 1: ", "empty");
    }

    @Test
    void accepts_a_byte_order_mark_windows_line_ends_and_empty_lines() {
        String windows = "\uFEFF" + whole.replace("\n", "\r\n\r\n") + "\r\n \n";
        try (Started there = Place.MEMORY.start("campus.example")) {
            Backups.load(windows, there);
            assertThat(Backups.export(there)).isEqualTo(whole);
        }
    }

    @Test
    void a_line_nested_too_deep_is_one() {
        List<String> lines = new ArrayList<>(whole.lines().toList());
        lines.set(2, "{\"kind\":" + "[".repeat(1500));
        assertRefused(String.join("\n", lines), "line 3: ", "JSON nested too deep");
    }

    @Test
    void a_line_after_the_end_is_one() {
        assertRefused(whole + "{}\n", "line " + (whole.lines().count() + 1) + ": ", "behind the end");
    }

    @Test
    void a_missing_line_is_detected() {
        List<String> lines = new ArrayList<>(whole.lines().toList());
        lines.remove(lines.size() - 2);
        assertRefused(String.join("\n", lines), "line " + lines.size() + ": ", "not whole");
    }

    @ParameterizedTest
    @EnumSource
    void a_failed_import_leaves_the_database_empty(Place place) {
        String wrong = whole.replaceFirst("(?s)(.*)\"version\":1", "$1\"version\":0");
        try (Started service = place.start("campus.example")) {
            String before = withoutNumbers(service);
            assertThatThrownBy(() -> Backups.load(wrong, service)).isInstanceOf(TransferException.class);
            assertThat(withoutNumbers(service)).isEqualTo(before);
            Backups.load(whole, service);
            assertThat(Backups.export(service)).isEqualTo(whole);
        }
    }

    @Test
    void a_database_that_is_not_empty_is_refused() {
        try (Started service = Place.H2.start("campus.example", "--demo")) {
            assertThatThrownBy(() -> Backups.load(whole, service))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("not empty");
        }
    }

    private static String withoutNumbers(Started service) {
        return Backups.export(service).replaceFirst("\"nextNumbers\":\\{[^}]*}", "");
    }

    private static void assertRefused(String text, String start, String reason) {
        try (Started service = Place.MEMORY.start("campus.example")) {
            assertThatThrownBy(() -> Backups.load(text, service))
                    .isInstanceOf(TransferException.class)
                    .message()
                    .startsWith(start)
                    .contains(reason)
                    .doesNotContain("\n");
        }
        assertThatThrownBy(() -> Backups.verify(text))
                .isInstanceOf(TransferException.class)
                .message()
                .startsWith(start)
                .contains(reason);
    }
}
