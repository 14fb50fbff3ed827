package campus.contacts.contactimport;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.exchange.ParsedRow;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.RowKeys;
import campus.contacts.exchange.RowReader;
import campus.contacts.exchange.csv.ColumnMap;
import campus.contacts.exchange.csv.CsvRowReader;
import campus.contacts.exchange.vcard.CardRowReader;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.Id;
import campus.contacts.records.AddressTextFormatter;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.contactimport.ContactRow;
import campus.contacts.service.contactimport.ImportSource;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests files in the form in which other programs write them, about invented persons. */
class KnownFilesTest {
    private static final RecordCatalog TYPES = new RecordCatalog(Schemas.load("campus.example", null));
    private static final RowKeys KEYS =
            new RowKeys(new ImportSource("test", Id.parse("contact.AddressBook:1@campus.example")));

    private static List<ParsedRow> csv(String text) throws IOException {
        return all(new CsvRowReader(new StringReader(text), ColumnMap.NONE, TYPES, KEYS, null, null));
    }

    private static List<ParsedRow> cards(String text) throws IOException {
        return all(new CardRowReader(new StringReader(text), TYPES, KEYS, null, null));
    }

    private static List<ParsedRow> all(RowReader reader) throws IOException {
        List<ParsedRow> rows = new ArrayList<>();
        try (reader) {
            for (Optional<ParsedRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    /** Returns name, kinds and texts of a row: {@code Ada Example: email ada@example.edu, tel +1 555 0100}. */
    private static String shown(ParsedRow row) {
        assertThat(row.isBad()).as(row.problems().toString()).isFalse();
        List<String> parts = new ArrayList<>();
        for (ContactRow.Part part : row.row().parts()) {
            String text = Optional.ofNullable(part.address().form().text())
                    .or(() -> AddressTextFormatter.of(part.address().form().properties()))
                    .orElse("");
            parts.add(part.kind() + ' ' + text);
        }
        return row.row().parts().get(0).contact().form().display().name() + ": " + String.join("; ", parts);
    }

    private static String records(ParsedRow row) {
        return row.row().parts().get(0).contact().form().properties().values().toString();
    }

    @Test
    void google_of_today() throws IOException {
        ParsedRow row = csv("""
                First Name,Middle Name,Last Name,Phonetic First Name,Nickname,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Website 1 - Label,Website 1 - Value
                Ada,Maria,Example,,Addie,Example University,Professor,Mathematics,1970-12-10,Met in June,,* myContacts,* Work,ada@example.edu,Lake house,ada2@example.test,Mobile,+1 555-0100,Home,"1 Sample Street
                Tarnmoor 12345
                DE","1 Sample Street
                Back building",Tarnmoor,,,12345,DE,Blog,https://ada.example.edu/
                """).get(0);
        assertThat(shown(row))
                .isEqualTo("Ada Maria Example: email ada@example.edu; email ada2@example.test; tel +1 555-0100; "
                        + "adr 1 Sample Street, Back building, Tarnmoor, 12345, DE; url https://ada.example.edu/");
        assertThat(records(row)).contains("Mathematics", "Professor", "Met in June", "bday", "1970-12-10", "Addie");
        assertThat(row.row().parts().get(0).address().form().properties().toString())
                .contains("uses", "work");
        assertThat(row.row().parts().get(1).address().form().properties().toString())
                .contains("Lake house");
    }

    @Test
    void google_of_earlier_years() throws IOException {
        ParsedRow row = csv("""
                Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title
                Bo Example,Bo,,Example,,* myContacts,* Work,bo@example.edu ::: bo@example.test,Mobile,555 0101 ::: 555 0102,Example College,Registrar
                """).get(0);
        assertThat(shown(row))
                .isEqualTo("Bo Example: email bo@example.edu; email bo@example.test; tel 555 0101; tel 555 0102");
        assertThat(records(row)).contains("Example College", "Registrar");
    }

    @Test
    void outlook_of_today_in_english() throws IOException {
        ParsedRow row = csv("""
                First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Mobile Phone,Business Fax,Job Title,Department,Company,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Personal Web Page,Web Page,Birthday,Notes
                Cy,,Example,Mr.,,,cy@example.edu,,,555 0103,555 0104,555 0105,Dean,Law,Example University,2 Sample Street,Tarnmoor,NH,03755,United States,,https://cy.example.edu/,0/0/00,
                """).get(0);
        assertThat(shown(row))
                .isEqualTo("Mr. Cy Example: email cy@example.edu; tel 555 0103; tel 555 0104; tel 555 0105; "
                        + "adr 2 Sample Street, Tarnmoor, NH 03755, US; url https://cy.example.edu/");
        assertThat(row.row().parts().get(3).address().form().properties().toString())
                .contains("fax");
        assertThat(records(row)).contains("Dean", "Law").doesNotContain("bday");
    }

    @Test
    void outlook_of_earlier_years_in_english() throws IOException {
        ParsedRow row = csv("""
                "Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street","Business Street 2","Business City","Business Postal Code","Business Country","Business Phone","E-mail Address","E-mail Type","E-mail Display Name","Priority","Private","Sensitivity"
                "","Di","","Example","","","","","3 Sample Street","Room 4","Tarnmoor","12345","Germany","555 0106","di@example.edu","SMTP","Di Example (di@example.edu)","Normal","False","Normal"
                """).get(0);
        assertThat(shown(row))
                .isEqualTo("Di Example: email di@example.edu; tel 555 0106; "
                        + "adr 3 Sample Street, Room 4, Tarnmoor, 12345, DE");
    }

    @Test
    void outlook_of_today_and_of_earlier_years_in_german() throws IOException {
        for (String country : List.of("Land/Region geschäftlich", "Land geschäftlich")) {
            ParsedRow row = csv("""
                    "Anrede";"Vorname";"Weitere Vornamen";"Nachname";"Firma";"Abteilung";"Position";"Straße geschäftlich";"Ort geschäftlich";"Postleitzahl geschäftlich";"COUNTRY";"Telefon geschäftlich";"Mobiltelefon";"E-Mail-Adresse";"E-Mail-Typ";"E-Mail: Angezeigter Name";"Geburtstag";"Notizen"
                    "Frau";"Zoë";"";"Beispiel";"Beispielhochschule";"Jura";"Dekanin";"Musterweg 5";"Tarnmoor";"12345";"Deutschland";"030 5550107";"0170 5550108";"zoe@example.edu";"SMTP";"Zoë Beispiel";"0.0.00";"nur vormittags"
                    """.replace("COUNTRY", country)).get(0);
            assertThat(shown(row))
                    .isEqualTo("Frau Zoë Beispiel: email zoe@example.edu; tel 030 5550107; tel 0170 5550108; "
                            + "adr Musterweg 5, Tarnmoor, 12345, DE");
            assertThat(records(row)).contains("Beispielhochschule", "Dekanin", "nur vormittags");
        }
    }

    @Test
    void apple() throws IOException {
        ParsedRow row = cards("""
                BEGIN:VCARD
                VERSION:3.0
                PRODID:-//Apple Inc.//macOS 14//EN
                N:Example;Ed;;;
                FN:Ed Example
                ORG:Example University;
                EMAIL;type=INTERNET;type=WORK;type=pref:ed@example.edu
                item1.TEL;type=pref:555 0109
                item1.X-ABLabel:_$!<Other>!$_
                item2.ADR;type=HOME:;;4 Sample Street\\nFloor 2;Tarnmoor;;12345;Germany
                item2.X-ABADR:de
                item3.URL;type=pref:https\\://ed.example.edu/
                item3.X-ABLabel:_$!<HomePage>!$_
                BDAY:1980-02-29
                NOTE:two\\nlines
                UID:11111111-2222-3333-4444-555555555555
                X-SOCIALPROFILE;type=twitter:https://social.example/ed
                END:VCARD
                """).get(0);
        assertThat(shown(row))
                .isEqualTo("Ed Example: email ed@example.edu; tel 555 0109; "
                        + "adr 4 Sample Street, Floor 2, Tarnmoor, 12345, DE; url https://ed.example.edu/");
        assertThat(row.row().key()).isEqualTo("11111111-2222-3333-4444-555555555555");
        assertThat(records(row)).contains("x-socialprofile", "x-abadr", "bday", "two\nlines");
        assertThat(row.row().parts().get(1).address().form().properties().toString())
                .contains("Other");
    }

    @Test
    void nextcloud() throws IOException {
        ParsedRow row = cards("""
                BEGIN:VCARD
                VERSION:4.0
                PRODID:-//Sabre//Sabre VObject 4.5.4//EN
                UID:aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
                FN:Fay Example
                EMAIL;TYPE=HOME:fay@example.edu
                TEL;TYPE="HOME,VOICE":555 0110
                CATEGORIES:friends,choir
                REV;VALUE=DATE-AND-OR-TIME:20260102T030405Z
                END:VCARD
                """).get(0);
        assertThat(shown(row)).isEqualTo("Fay Example: email fay@example.edu; tel 555 0110");
        assertThat(records(row)).contains("categories", "choir", "rev");
    }

    @Test
    void android() throws IOException {
        List<ParsedRow> rows = cards("""
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=45=78=61=6D=70=6C=65;=47=C3=AF;;;
                FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=47=C3=AF=20=45=78=61=6D=70=6C=65
                TEL;CELL:+49-170-5550111
                TEL;X-custom(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=46=65=72=69=65=6E):5550112
                EMAIL;HOME:gi@example.edu
                PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQE
                 BQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/

                END:VCARD
                BEGIN:VCARD
                VERSION:2.1
                N:;Only a number;;;
                TEL;HOME;VOICE:5550113
                END:VCARD
                """);
        assertThat(shown(rows.get(0))).startsWith("Gï Example: email gi@example.edu; tel +49-170-5550111; tel 5550112");
        assertThat(records(rows.get(0))).contains("photo");
        assertThat(shown(rows.get(1))).isEqualTo("Only a number: tel 5550113");
        assertThat(rows.get(0).row().key()).isNotEqualTo(rows.get(1).row().key());
    }

    @Test
    void a_photo_over_64_kib_is_left_out_and_told() throws IOException {
        String photo = "A".repeat(100 * 1024);
        ParsedRow row = cards("BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Hal\nPHOTO;ENCODING=b;TYPE=JPEG:" + photo
                        + "\nEND:VCARD\n")
                .get(0);
        assertThat(shown(row)).isEqualTo("Hal: card ");
        assertThat(row.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.column()).isEqualTo("PHOTO");
            assertThat(problem.message()).contains("65536 bytes");
        });
    }

    @Test
    void types_of_the_campus_are_enforced_as_over_rest(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("badge.json"), """
                {
                  "name": "badge", "kind": "record", "appliesTo": "Contact", "parents": [],
                  "displayName": "Badge", "description": "A badge.",
                  "schema": {
                    "required": ["badgeCode"],
                    "properties": {
                      "badgeCode": {"type": "string", "maxLength": 4, "elementLabel": "Code", "instructions": "Enter it"},
                      "badgeColour": {
                        "type": "string", "enum": ["red", "blue"], "elementLabel": "Colour", "instructions": "Choose it"
                      }
                    }
                  }
                }""");
        RecordCatalog own = new RecordCatalog(Schemas.load("campus.example", directory));
        String text = """
                id,displayName,badgeCode,badgeColour
                1,Ada,A1,red
                2,Bo,A1234,red
                3,Cy,A3,green
                4,Di,,blue
                5,Eve,,
                """;
        List<ParsedRow> rows = all(new CsvRowReader(new StringReader(text), ColumnMap.NONE, own, KEYS, "id", null));
        assertThat(rows).extracting(ParsedRow::isBad).containsExactly(false, true, true, true, false);
        assertThat(rows.get(1).problems()).extracting(Problem::column).containsExactly("badgeCode");
        assertThat(rows.get(2).problems()).extracting(Problem::column).containsExactly("badgeColour");
        assertThat(rows.get(3).problems()).extracting(Problem::message).containsExactly("is required");
    }
}
