package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.property.Email;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests lists as CSV files and as vCards (exchange, section 3). */
@OnEveryStorage
class ListFilesTest extends Conformance {
    private static final String CSV = "text/csv";
    private static final String VCARD = "text/vcard";

    private Request list(String addressBook, String accept) {
        return get("/address-books/{}/contacts", addressBook).header("Accept", accept);
    }

    private static List<NamedCsvRecord> rows(Answer answer) {
        return CsvReader.builder().ofNamedCsvRecord(answer.text()).stream().toList();
    }

    private static List<VCard> cards(Answer answer) {
        return Ezvcard.parse(answer.text()).all();
    }

    private String mailbox(String address) {
        return clerk.postAddressOf(
                        "email-address",
                        "{\"displayName\": \"Mail\", \"emailAddress\": {\"address\": \"%s\", \"uses\": [\"work\"], \"preference\": 2}}"
                                .formatted(address))
                .is(201)
                .id();
    }

    private String inBook(String addressBook, String address, String reference, Object... properties) {
        String contact = clerk.contactOn(address, reference, properties);
        clerk.putContact(addressBook, contact).send().is(200);
        return contact;
    }

    @Test
    void a_csv_file_has_one_row_a_contact_with_its_address() {
        String shelf = clerk.book();
        String address = mailbox("ada@example.edu");
        String contact = inBook(shelf, address, TestObjects.someone(), "displayName", "Ada \"Countess\", née B.");
        Answer answer = list(shelf, CSV).send().is(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv").containsIgnoringCase("utf-8");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"contacts.csv\"");
        assertThat(answer.header("Vary")).contains("Accept");
        NamedCsvRecord row = rows(answer).get(0);
        assertThat(row.getField("id")).isEqualTo(contact);
        assertThat(row.getField("displayName")).isEqualTo("Ada \"Countess\", née B.");
        assertThat(row.getField("addressId")).isEqualTo(address);
        assertThat(row.getField("address.id")).isEqualTo(address);
        assertThat(row.getField("address.emailAddress.address")).isEqualTo("ada@example.edu");
        assertThat(row.getField("endDate")).isEmpty();
        assertThat(row.getHeader())
                .contains("address.postalAddress.locality", "address.telephoneNumbers.0.number", "name.family");
    }

    @Test
    void a_csv_file_is_the_whole_list_unless_a_limit_is_given() {
        String shelf = clerk.book();
        List<String> contacts = new ArrayList<>();
        String address = clerk.address();
        for (int i = 0; i < 12; i++) {
            contacts.add(inBook(shelf, address, TestObjects.someone()));
        }
        Answer all = get("/contacts")
                .with("addressBookId", shelf)
                .header("Accept", CSV)
                .send()
                .is(200);
        assertThat(rows(all)).extracting(row -> row.getField("id")).isEqualTo(contacts);
        Answer page = list(shelf, CSV).with("limit", 5).send().is(200);
        assertThat(rows(page)).extracting(row -> row.getField("id")).isEqualTo(contacts.subList(0, 5));
        assertThat(page.link("next")).isNotNull();
    }

    @Test
    void a_cell_that_a_spreadsheet_would_take_for_a_formula_is_guarded() {
        String shelf = clerk.book();
        List<String> names = List.of("=1+1", "+49 123", "-x", "@sum", "'=quoted", "\tx", "plain", "'plain");
        String address = clerk.address();
        names.forEach(name -> inBook(shelf, address, TestObjects.someone(), "displayName", name));
        assertThat(rows(list(shelf, CSV).send().is(200)))
                .extracting(row -> row.getField("displayName"))
                .containsExactly("'=1+1", "'+49 123", "'-x", "'@sum", "''=quoted", "'\tx", "plain", "'plain");
    }

    @Test
    void the_filters_of_a_list_hold_for_its_file() {
        String shelf = clerk.book();
        String address = clerk.address();
        String someone = TestObjects.someone();
        String hers = inBook(shelf, address, someone, "displayName", "Zoë");
        inBook(shelf, address, TestObjects.someone(), "displayName", "Other");
        assertThat(rows(list(shelf, CSV).with("referenceId", someone).send().is(200)))
                .extracting(row -> row.getField("id"))
                .containsExactly(hers);
        assertThat(cards(list(shelf, VCARD).with("q", "zoe").send().is(200)))
                .extracting(card -> card.getFormattedName().getValue())
                .containsExactly("Zoë");
        list(shelf, CSV).with("colour", "red").send().is(400).wellShapedError();
    }

    @Test
    void there_is_one_vcard_a_reference_in_the_order_of_the_references() {
        String shelf = clerk.book();
        String first = "resource.Resource:" + System.nanoTime() + ".a@base.url";
        String second = first.replace(".a@", ".b@");
        inBook(shelf, mailbox("b@example.edu"), second, "displayName", "Bob");
        inBook(shelf, mailbox("a@example.edu"), first, "displayName", "Ann");
        inBook(shelf, mailbox("a2@example.edu"), first, "displayName", "Ann");
        Answer answer = list(shelf, VCARD).send().is(200);
        assertThat(answer.header("Content-Type")).startsWith("text/vcard");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"contacts.vcf\"");
        assertThat(answer.header("Link")).isNull();
        List<VCard> cards = cards(answer);
        assertThat(cards).extracting(card -> card.getUid().getValue()).containsExactly(first, second);
        assertThat(cards.get(0).getEmails())
                .extracting(Email::getValue)
                .containsExactly("a@example.edu", "a2@example.edu");
        assertThat(cards.get(0).getEmails().get(0).getPref()).isEqualTo(2);
        assertThat(cards.get(0).getEmails().get(0).getParameters().getTypes()).containsExactly("work");
    }

    @Test
    void vcards_are_of_version_4_unless_version_3_is_asked_for() {
        String shelf = clerk.book();
        inBook(shelf, clerk.address(), TestObjects.someone(), "displayName", "Ann");
        assertThat(list(shelf, VCARD).send().is(200).text()).startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n");
        String three = list(shelf, "text/vcard;version=3.0").send().is(200).text();
        assertThat(three).startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\n").contains("\r\nN:Ann;;;;\r\n");
        assertThat(list(shelf, "text/vcard;version=2.1, application/json;q=0.1")
                        .send()
                        .is(200)
                        .header("Content-Type"))
                .startsWith("application/json");
        assertThat(list(shelf, "*/*").send().is(200).header("Content-Type")).startsWith("application/json");
        assertThat(list(shelf, "text/csv;q=0.5, text/vcard;q=0.9")
                        .send()
                        .is(200)
                        .header("Content-Type"))
                .startsWith("text/vcard");
    }

    @Test
    void vcards_have_no_pages_and_no_other_order() {
        String shelf = clerk.book();
        for (String parameter : List.of("limit", "offset", "total", "sort")) {
            list(shelf, VCARD).with(parameter, "1").send().is(400).wellShapedError();
        }
        list(shelf, CSV).with("sort", "-displayName").send().is(200);
    }

    @Test
    void a_period_and_a_name_of_its_own_stay_with_a_part_of_a_vcard() {
        String shelf = clerk.book();
        String someone = TestObjects.someone();
        inBook(shelf, mailbox("a@example.edu"), someone, "displayName", "Ann");
        inBook(
                shelf,
                mailbox("b@example.edu"),
                someone,
                "displayName",
                "Summer, house",
                "endDate",
                "2026-01-31T00:00:00Z");
        assertThat(list(shelf, VCARD).send().is(200).text().replace("\r\n ", ""))
                .contains("item1.EMAIL;TYPE=work;PREF=2;X-END-DATE=\"2026-01-31T00:00:00.000Z\":b@example.edu")
                .contains("item1.X-ABLABEL:Summer\\, house");
    }

    @Test
    void addresses_are_listed_as_files_too() {
        String shelf = clerk.book();
        String address = mailbox("ada@example.edu");
        clerk.putAddress(shelf, address).send().is(200);
        Answer csv = get("/address-books/{}/addresses", shelf)
                .header("Accept", CSV)
                .send()
                .is(200);
        assertThat(rows(csv).get(0).getField("emailAddress.address")).isEqualTo("ada@example.edu");
        Answer cards = get("/addresses")
                .with("addressBookId", shelf)
                .header("Accept", VCARD)
                .send()
                .is(200);
        assertThat(cards(cards).get(0).getEmails().get(0).getValue()).isEqualTo("ada@example.edu");
        assertThat(cards.header("Content-Disposition")).isEqualTo("attachment; filename=\"addresses.vcf\"");
    }

    @Test
    void a_list_without_objects_is_a_header_and_no_card() {
        String shelf = clerk.book();
        assertThat(rows(list(shelf, CSV).send().is(200))).isEmpty();
        assertThat(list(shelf, CSV).send().text()).startsWith("id,uri,displayName,");
        assertThat(list(shelf, VCARD).send().is(200).text()).isEmpty();
    }

    @Test
    void a_long_list_of_vcards_has_every_reference_once() {
        String shelf = clerk.book();
        String address = clerk.address();
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            references.add("resource.Resource:long." + System.nanoTime() + '.' + (i * 7919 % 230) + "@base.url");
            inBook(shelf, address, references.get(i));
            if (i % 10 == 0) {
                inBook(shelf, address, references.get(i));
            }
        }
        List<String> sorted = references.stream().sorted().toList();
        assertThat(cards(list(shelf, VCARD).send().is(200)))
                .extracting(card -> card.getUid().getValue())
                .isEqualTo(sorted);
    }
}
