package campus.contacts.peopleimport;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.rest.schema.ValueListFileReader;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.transfer.LineReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleFileImportTest {
    private static final String ADA = """
            {"identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":"Lovelace"}]%s}""";

    private final List<String> complaints = new ArrayList<>();
    private final Storage storage = StorageProvider.openStorage(StorageSettings.of("memory", "campus.example"));

    private PeopleFileImport read(String text) throws IOException {
        return read(text, PeopleFileImport.Parsing::strict);
    }

    private PeopleFileImport read(String text, Function<ImportLineReader, PeopleFileImport.Parsing> parsing)
            throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), parsing);
    }

    private PeopleFileImport read(byte[] text, Function<ImportLineReader, PeopleFileImport.Parsing> parsing)
            throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(text), PeopleFileImport.MAX_LINE);
        ImportLineReader reader = new ImportLineReader("campus.example", ValueListFileReader.load(null));
        PeopleFileImport reading = new PeopleFileImport(
                lines, parsing.apply(reader), new PeopleImport(storage, Clock.systemUTC()), complaints::add);
        reading.readAll((people, bytes) -> {});
        return reading;
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "emailAddresses":[{"address":"secret"}]                        | /emailAddresses/0/address
            "emailAddresses":[{"type":"official"}]                         | /emailAddresses/0/address
            "emailAddresses":[{"address":"a@example.edu","type":"secret"}] | /emailAddresses/0/type
            "telephoneNumbers":[{"number":"secret"}]                       | /telephoneNumbers/0/number
            "urls":[{"url":"secret"}]                                      | /urls/0/url
            "urls":[{"url":"https://example.edu/"},{"url":"https://example.edu/"}] | /urls/1
            "roles":[{"meta":{"sor":"All"}, "addresses":[]}]               | /roles/0/meta/sor
            "roles":[{"addresses":[{"country":"secret"}]}]                 | /roles/0/addresses/0/country
            "roles":[{"addresses":[{"street":"1\\n2\\n3\\nsecret"}]}]      | /roles/0/addresses/0/street
            "roles":[{"telephoneNumbers":[{"number":"1","release":"secret"}]}] | /roles/0/telephoneNumbers/0/release
            "roles":[{"classYear":1.5}]                                    | /roles/0/classYear
            "roles":[{"majors":[{"type":"minor"},{"type":"minor"}]}]       | /roles/0/majors
            "private":"secret"                                             | /private
            "dplans":[{"term_code":"202501","dplan_id":"secret","dplan_source_id":"PHL"}] | /dplans/0/dplan_id
            "email_addresses":[{"email_address":"a@example.edu","data_source":"adv","data_source_data":{"type":"secret"}}] \
            | /email_addresses/0/data_source_data/type
            "email_addresses":[{"email_address":"secret","data_source":"idm"}] | /email_addresses/0/email_address
            "email_addresses":[{"email_address":"a@example.edu","data_source":"all"}] | /email_addresses/0/data_source
            "contacts":[{"data_source":"hrs","contact_type_id":"HRSEMRG","name":"Jo","priority":"secret","telephone_numbers":[]}] \
            | /contacts/0/priority
            "contacts":[{"data_source":"hrs","contact_type_id":"secret","name":"Jo","priority":"1","telephone_numbers":[]}] \
            | /contacts/0/contact_type_id
            "contacts":[{"data_source":"hrs","contact_type_id":"HRSEMRG","name":"Jo","priority":"1",\
            "telephone_numbers":[{"number_type":"secret","number":"1"}]}] | /contacts/0/telephone_numbers/0/number_type
            "contacts":[{"data_source":"sis","contact_type_id":"EMRG"}]    | /contacts/0/first_name
            "shoe":"secret"                                                | /shoe
            """)
    void a_problem_is_reported_with_line_and_place_without_the_value(String member, String pointer) throws IOException {
        PeopleFileImport reading = read(ADA.formatted("") + '\n' + ADA.formatted("," + member));
        assertThat(reading.bad()).isEqualTo(1);
        assertThat(reading.good()).isEqualTo(1);
        assertThat(complaints)
                .anySatisfy(line -> assertThat(line).startsWith("line 2: " + pointer + ": "))
                .allSatisfy(line -> assertThat(line).doesNotContain("secret"));
    }

    /** Data shaped like real directories, with invented people: the value left out, and the stored rest of the same line. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "urls":[{"url":"secret.example.edu/~ada"},{"url":"https://example.edu/"}] | /urls/0/url | https://example.edu/
            "urls":"secret"                                                | /urls |
            "telephoneNumbers":[{"number":"secret"},{"number":"603 555 0100"},{"number":"1","type":"mobile"},{"number":"n/a"}] \
            | /telephoneNumbers/2/type /telephoneNumbers/0/number /telephoneNumbers/3/number | 603 555 0100
            "telephoneNumbers":[{"number":"1"},7,{"number":"1"}]           | /telephoneNumbers/1 /telephoneNumbers/2 | 1
            "emailAddresses":[{"address":"secret at example.edu"},{"address":null},{"address":"a@example.edu"}] \
            | /emailAddresses/0/address /emailAddresses/1/address | a@example.edu
            "roles":[{"addresses":[{"locality":"Hanover","country":"Secret Land"}]}] | /roles/0/addresses/0/country | Hanover
            "roles":[{"addresses":[{"type":"official","country":"Secret Land"}]}]    | /roles/0/addresses/0/country |
            "roles":[{"addresses":[{"locality":"Hanover","street":"1\\n2\\n3\\nsecret"}],"classYear":"secret"}] \
            | /roles/0/classYear /roles/0/addresses/0/street | Hanover
            "roles":[{"majors":[{"type":"minor"},{"type":"minor"}],"telephoneNumbers":[{"number":"1","type":"fax"}]}] \
            | /roles/0/majors | 1
            "primaryAffiliation":"secret"                                  | /primaryAffiliation |
            "dplans":[{"term_code":"202501","dplan_id":"secret","dplan_source_id":"PHL"},7] | /dplans/1 /dplans/0/dplan_id |
            "email_addresses":[{"email_address":"a@example.edu","data_source":"idm","is_primary":"secret"}] \
            | /email_addresses/0/is_primary | a@example.edu
            "email_addresses":[{"email_address":"b@example.edu","data_source":"adv","data_source_data":{"type":"Personal Email",\
            "0":"secret"}},{"email_address":"a@example.edu","data_source":"idm"}] | /email_addresses/0/data_source_data/0 | a@example.edu
            "contacts":[{"data_source":"hrs","contact_type_id":"HRSEMRG","name":"Jo","priority":"1",\
            "telephone_numbers":[{"number_type":"secret","number":"1"}]}] | /contacts/0/telephone_numbers/0/number_type | 1
            "contacts":[{"data_source":"hrs","contact_type_id":"secret","name":"Jo","priority":"1","telephone_numbers":[]}] \
            | /contacts/0/contact_type_id |
            """)
    void an_invalid_optional_value_is_left_out_and_reported(String member, String pointers, String stored)
            throws IOException {
        PeopleFileImport reading = read(ADA.formatted("," + member), reader -> reader::readFitting);
        assertThat(List.of(reading.good(), reading.bad())).containsExactly(1L, 0L);
        assertThat(complaints.stream()
                        .map(line -> line.replaceFirst("^line 1: ([^:]*): .*", "$1"))
                        .toList())
                .containsExactlyInAnyOrder(pointers.split(" "));
        assertThat(reading.leftOut()).isEqualTo(complaints.size());
        assertThat(complaints).allSatisfy(line -> assertThat(line).doesNotContainIgnoringCase("secret"));
        assertThat(texts()).isEqualTo(stored == null ? List.of() : List.of(stored));
    }

    private List<String> texts() {
        return storage.read(
                unit -> unit.addresses().list(AddressQuery.ALL, Visibility.EVERYTHING, PageRequest.first(9)).stream()
                        .map(address -> address.text().orElse(""))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "private":"secret"                                             | /private
            "student":1                                                    | /student
            "meta":{"release":{"*":"secret"}}                              | /meta/release/*
            "urls":[{"url":"https://example.edu/","release":"secret"}]     | /urls/0/release
            "names":[{"given":"Ada"},{"family":7}]                         | /names
            "identifiers":[{"identifier":"ada1","type":"network"},{"identifier":"ada2","type":"network"}] | /identifiers
            "identifiers":[{"identifier":"secret","type":"login"}]         | /identifiers
            "roles":[{"meta":{"sor":"All"},"addresses":[{"locality":"Hanover"}]}] | /roles/0/meta/sor
            "roles":[{"meta":{"id":"r"}},{"meta":{"id":"r"}}]              | /roles/1/meta/id
            "roles":[7]                                                    | /roles/0
            "Private":true                                                 | /Private
            "contacts":[{"data_source":"hrs","contact_type_id":"HRSEMRG","name":"Jo","priority":"1","telephone_numbers":[],"email":null}] \
            | /contacts/0/email
            """)
    void an_invalid_required_value_is_not_left_out(String member, String pointer) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        for (String each : List.of(
                "\"identifiers\":[{\"identifier\":\"ada1\",\"type\":\"network\"}]",
                "\"names\":[{\"family\":\"L\"}]",
                "\"telephoneNumbers\":[{\"number\":\"none\"}]",
                member)) {
            members.put(each.substring(0, each.indexOf(':')), each);
        }
        String line = '{' + String.join(",", members.values()) + '}';
        PeopleFileImport reading = read(line, reader -> reader::readFitting);
        assertThat(List.of(reading.good(), reading.bad())).containsExactly(0L, 1L);
        assertThat(complaints).anyMatch(complaint -> complaint.startsWith("line 1: " + pointer + ": "));
    }

    @ParameterizedTest
    @CsvSource({
        "Germany, DE",
        "GERMANY, DE",
        "de, DE",
        "DEU, DE",
        "USA, US",
        "United States of America, US",
        "U.K., GB",
        "JP, JP"
    })
    void a_country_is_known_by_its_codes_and_names(String written, String code) throws IOException {
        PeopleFileImport reading =
                read(ADA.formatted(",\"roles\":[{\"addresses\":[{\"country\":\"%s\"}]}]".formatted(written)));
        assertThat(complaints).isEmpty();
        assertThat(reading.good()).isEqualTo(1);
        assertThat(texts()).containsExactly(code);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"identifiers":[]}  | line 1: /identifiers: must hold exactly one network identifier, a netid
            []                  | line 1: /: not a JSON object such as {"identifiers": …}
            {"a":1,"a":2}       | line 1: /: column 11: not JSON without repeated names
            nonsense            | line 1: /: column 1: not JSON without repeated names
            """)
    void a_line_without_a_person_is_invalid(String line, String complaint) throws IOException {
        assertThat(read(line).good()).isZero();
        assertThat(complaints).contains(complaint);
    }

    @Test
    void accepts_a_byte_order_mark_windows_line_ends_and_empty_lines() throws IOException {
        String ada = ADA.formatted("");
        PeopleFileImport reading =
                read("\uFEFF" + ada + "\r\n\r\n \t\n" + ada.replace("ada1", "ada2") + "\r\n[]\r\n\r\n\n");
        assertThat(reading.good()).isEqualTo(2);
        assertThat(complaints).containsExactly("line 5: /: not a JSON object such as {\"identifiers\": …}");
    }

    static List<Arguments> unreadable() {
        String ada = ADA.formatted("");
        return List.of(
                Arguments.of(utf8(ada.replace("Lovelace", "\uFFFF")), "not UTF-8"),
                Arguments.of(ada.getBytes(StandardCharsets.UTF_16BE), "not JSON without repeated names"),
                Arguments.of(
                        ADA.formatted(",\"roles\":" + "[".repeat(1500)).getBytes(StandardCharsets.UTF_8),
                        "JSON nested too deep"),
                Arguments.of(
                        ADA.formatted(",\"private\":" + "1".repeat(1500)).getBytes(StandardCharsets.UTF_8),
                        "JSON nested too deep, or with too long"),
                Arguments.of(
                        ADA.formatted(",\"private\":\"" + "x".repeat(1 << 20) + '"')
                                .getBytes(StandardCharsets.UTF_8),
                        "longer than 1048576 bytes"));
    }

    /** Returns the text with a placeholder replaced by a byte that is not UTF-8. */
    private static byte[] utf8(String text) {
        return text.replace('\uFFFF', '\u00FF').getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unreadable")
    void an_unreadable_line_is_one_invalid_line(byte[] line, String problem) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(ADA.formatted("").getBytes(StandardCharsets.UTF_8));
        text.write('\n');
        text.writeBytes(line);
        text.write('\n');
        text.writeBytes(ADA.formatted("").replace("ada1", "ada2").getBytes(StandardCharsets.UTF_8));
        PeopleFileImport reading = read(text.toByteArray(), PeopleFileImport.Parsing::strict);
        assertThat(reading.good()).isEqualTo(2);
        assertThat(complaints)
                .singleElement()
                .asString()
                .startsWith("line 2: /: ")
                .contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1e-2147483649", "0e99999999999", "-1e999999999"})
    void a_number_out_of_range_is_one_invalid_line(String number) throws IOException {
        for (String member :
                List.of("\"private\":" + number, "\"shoe\":" + number, "\"roles\":[{\"classYear\":" + number + "}]")) {
            complaints.clear();
            PeopleFileImport reading = read(ADA.formatted("") + '\n' + ADA.formatted("," + member));
            assertThat(reading.good()).isEqualTo(1);
            assertThat(complaints).singleElement().asString().startsWith("line 2: /");
        }
    }

    @Test
    void a_line_with_more_than_a_hundred_bad_values_is_bad() throws IOException {
        for (int bad : new int[] {100, 101}) {
            String urls = String.join(",", Collections.nCopies(bad, "{\"url\":\"nowhere\"}"));
            assertThat(read(ADA.formatted(",\"urls\":[" + urls + "]"), reader -> reader::readFitting)
                            .good())
                    .isEqualTo(bad == 100 ? 1 : 0);
        }
    }

    @Test
    void a_role_without_an_id_is_named_by_the_netid_and_its_place() throws IOException {
        read(ADA.formatted(",\"roles\":[{\"affiliation\":\"student\"},{\"meta\":{\"sor\":\"sis\"}}]"));
        assertThat(complaints).isEmpty();
        assertThat(storage.<Iterable<String>>read(unit ->
                        unit.people().ownersOfRoles(List.of("ada1-1", "ada1-2")).keySet()))
                .containsExactlyInAnyOrder("ada1-1", "ada1-2");
    }

    @Test
    void long_ids_and_values_are_stored_or_reported() throws IOException {
        String type = "\u6587".repeat(3000);
        String longest = "\ud83d\ude80".repeat(512);
        read(String.join(
                "\n",
                ADA.formatted(",\"email_addresses\":[{\"email_address\":\"a@example.edu\",\"data_source\":\"idm\","
                        + "\"data_source_data\":{\"type\":\"" + type + "\"}}]"),
                ADA.replace("ada1", "bob2").formatted(",\"roles\":[{\"meta\":{\"id\":\"" + longest + "\"}}]"),
                ADA.replace("ada1", "cy3").formatted("")));
        assertThat(complaints).containsExactly("line 2: /roles/0/meta/id: is too long for an Id");
        assertThat(storage.<Integer>read(unit -> unit.people().list(null, 9).size()))
                .isEqualTo(2);
        assertThat(texts()).containsExactly("a@example.edu");
    }

    @Test
    void imports_more_people_than_one_batch() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2500; i++) {
            text.append(ADA.formatted("").replace("ada1", "p" + i)).append('\n');
        }
        assertThat(read(text.toString()).good()).isEqualTo(2500);
        assertThat(storage.<Integer>read(unit -> unit.people().list(null, 9999).size()))
                .isEqualTo(2500);
    }
}
