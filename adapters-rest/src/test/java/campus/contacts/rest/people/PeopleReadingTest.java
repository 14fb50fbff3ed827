package campus.contacts.rest.people;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.PeopleImport;
import campus.contacts.people.PersonLines;
import campus.contacts.rest.Schemas;
import campus.contacts.rest.ValueListFiles;
import campus.contacts.rest.backup.Lines;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleReadingTest {
    private static final String ADA = """
            {"identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":"Lovelace"}]%s}""";

    private final List<String> complaints = new ArrayList<>();
    private final Storage storage = StorageProvider.openStorage(StorageSettings.of("memory", "campus.example"));

    private PeopleReading read(String text) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        PersonLines reader = new PersonLines(
                "campus.example", ValueListFiles.load(null), Schemas.load("campus.example", null)::problems);
        PeopleReading reading =
                new PeopleReading(lines, reader, new PeopleImport(storage, Clock.systemUTC()), complaints::add);
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
    void what_is_wrong_is_told_with_line_and_place_and_without_the_value(String member, String pointer)
            throws IOException {
        PeopleReading reading = read(ADA.formatted("") + '\n' + ADA.formatted("," + member));
        assertThat(reading.bad()).isEqualTo(1);
        assertThat(reading.good()).isEqualTo(1);
        assertThat(complaints)
                .anySatisfy(line -> assertThat(line).startsWith("line 2: " + pointer + ": "))
                .allSatisfy(line -> assertThat(line).doesNotContain("secret"));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"identifiers":[]}  | line 1: /identifiers: must hold exactly one network identifier, a netid
            []                  | line 1: /: not a JSON object
            {"a":1,"a":2}       | line 1: /: malformed JSON at column 11
            nonsense            | line 1: /: malformed JSON at column 1
            """)
    void a_line_that_names_nobody_is_bad(String line, String complaint) throws IOException {
        assertThat(read(line).good()).isZero();
        assertThat(complaints).contains(complaint);
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
    void more_people_than_go_in_at_once_all_go_in() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2500; i++) {
            text.append(ADA.formatted("").replace("ada1", "p" + i)).append('\n');
        }
        assertThat(read(text.toString()).good()).isEqualTo(2500);
        assertThat(storage.<Integer>read(unit -> unit.people().list(null, 9999).size()))
                .isEqualTo(2500);
    }
}
