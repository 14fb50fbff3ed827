package campus.contacts.rest.campus;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.auth.TokenSigner;
import campus.contacts.people.ValueLists;
import campus.contacts.rest.fixture.FacadeFixture;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.storage.text.PropertyJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code /api/email_addresses} and the value lists: filters, pages and visibility (campus facades, sections 4 to 6). */
class EmailAddressesTest {
    private static final String PATH = "/api/email_addresses";
    private static final String SCOPE = "urn:dartmouth:email_addresses:read.";

    @TempDir
    Path directory;

    /** Returns a person with an e-mail address of Advancement and one of another source. */
    private static ImportLine line(String netid, boolean isPrivate) {
        return new ImportLineReader(RunningService.AUTHORITY, ValueLists.NONE)
                .read(PropertyJson.read("""
                        {"identifiers":[{"identifier":"%1$s","type":"network"}],"names":[{"family":"Doe"}],"private":%2$s,\
                        "email_addresses":[{"email_address":"%1$s@alum.example.edu","is_primary":false,"data_source":"adv",\
                        "data_source_data":{"type":"Dartmouth Email","is_preferred_ind":false,"is_for_vitalyst":false,\
                        "forwards_to_email_address":null}},\
                        {"email_address":"%1$s@example.test","is_primary":true,"data_source":"idm","data_source_data":{"rank":7}}]}""".formatted(netid, isPrivate)).values());
    }

    private static void enrol(FacadeFixture campus, ImportLine... people) {
        PeopleImport into = new PeopleImport(campus.service().storage(), Clock.systemUTC());
        assertThat(into.add(into.begin(), List.of(people))).isEmpty();
    }

    private static List<String> found(FacadeFixture campus, String query) {
        List<String> mailboxes = new ArrayList<>();
        campus.api()
                .get(PATH + query)
                .send()
                .is(200)
                .json()
                .forEach(row -> mailboxes.add(row.get("email_address").textValue()));
        return mailboxes;
    }

    @ParameterizedTest
    @EnumSource
    void the_sample_request_gives_rows_of_the_documented_shape(StorageUnderTest storage) {
        try (FacadeFixture campus = FacadeFixture.on(storage, "--base-path", "/contact")) {
            enrol(campus, line("d22970n", false), line("other1", false));
            Answer rows = campus.api().get(PATH + "?netid=D22970N").send().is(200);
            assertThat(rows.header("X-Total-Count")).isEqualTo("2");
            assertThat(rows.json()).hasSize(2).allSatisfy(row -> {
                assertThat(JsonTree.names(row))
                        .containsExactlyInAnyOrder(
                                "id",
                                "netid",
                                "email_address",
                                "data_source",
                                "is_primary",
                                "data_source_data",
                                "cache_date");
                assertThat(row.get("cache_date").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            });
            String id = rows.json().get(0).get("id").textValue();
            assertThat(campus.api().get(PATH + "/{}", id).send().is(200).json())
                    .isEqualTo(rows.json().get(0));
            campus.api().get(PATH + "/{}", id.replace(":", ":9")).send().is(404);
            campus.api().get(PATH + "/601177f19948a0a6209256dc").send().is(404);
            assertThat(found(campus, "?email_address=D22970N@ALUM.example.edu"))
                    .containsExactly("d22970n@alum.example.edu");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rows_are_filtered_by_every_attribute(StorageUnderTest storage) {
        try (FacadeFixture campus = FacadeFixture.on(storage)) {
            enrol(campus, line("ada1", false), line("bob2", false));
            assertThat(found(campus, "")).hasSize(4);
            assertThat(found(campus, "?data_source=adv"))
                    .containsExactly("ada1@alum.example.edu", "bob2@alum.example.edu");
            assertThat(found(campus, "?is_primary=true&netid=ada1&netid=bob2")).hasSize(2);
            assertThat(found(campus, "?data_source_data.type=Dartmouth%20Email&email_address=b*"))
                    .containsExactly("bob2@alum.example.edu");
            assertThat(found(campus, "?data_source_data.rank=%3E6")).hasSize(2);
            assertThat(found(campus, "?data_source_data.forwards_to_email_address=null&data_source=!idm"))
                    .hasSize(2);
            assertThat(found(campus, "?cache_date=%3C2020-01-01")).isEmpty();
            assertThat(found(campus, "?netid=nobody")).isEmpty();
            String id = campus.api().get(PATH).send().json().get(1).get("id").textValue();
            assertThat(found(campus, "?id=" + id)).hasSize(1);
            assertThat(found(campus, "?id=!" + id)).hasSize(3);
            assertThat(found(campus, "?id=" + id + "x")).isEmpty();
            assertThat(found(campus, "?email_address=ADA1@ALUM.example.edu&email_address=bob2@example.test&netid=bob2"))
                    .containsExactly("bob2@example.test");
            assertThat(found(campus, "?email_address=AD*&email_address=bob2@example.test"))
                    .hasSize(3);
            assertThat(found(campus, "?email_address=AD*")).hasSize(2);
            assertThat(found(campus, "?email_address=!ada1@alum.example.edu")).hasSize(3);
            assertThat(found(campus, "?netid=%3Eada1")).hasSize(2);
            assertThat(found(campus, "?data_source_data.type=Dartmouth%20Email&data_source_data.type=x"))
                    .hasSize(2);
            assertThat(found(campus, "?data_source_data.type=!Dartmouth%20Email"))
                    .containsExactly("ada1@example.test", "bob2@example.test");
            assertThat(found(campus, "?data_source_data.rank=7.0&data_source_data.rank=x"))
                    .hasSize(2);
            assertThat(found(campus, "?data_source_data=!null")).hasSize(4);
            for (String wrong : List.of(
                    "?shoe=7",
                    "?is_primary=maybe",
                    "?data_source_data=x",
                    "?cache_date=%3Etomorrow",
                    "?cache_date=%3E%2B999999999-01-01T00:00:00Z",
                    "?email_address=%00",
                    "?netid=",
                    "?page=0",
                    "?page=-1",
                    "?page=1e9",
                    "?pagesize=1000000000000000000000000000000",
                    "?pagesize=1001",
                    "?page=1&page=2")) {
                campus.api().get(PATH + wrong).send().is(400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "9223372036854775808", "1000000000000000000000000000000"})
    void a_page_after_the_last_is_empty(String page) {
        try (FacadeFixture campus = FacadeFixture.on(StorageUnderTest.MEMORY)) {
            enrol(campus, line("ada1", false));
            for (String collection : List.of(PATH, "/api/countries")) {
                Answer answer = campus.api()
                        .get(collection + "?pagesize=1000&page=" + page)
                        .send()
                        .is(200);
                assertThat(answer.text()).isEqualTo("[]");
                assertThat(answer.header("X-Total-Count")).isNotEqualTo("0");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void times_are_compared_as_whole_seconds(StorageUnderTest storage) {
        try (FacadeFixture campus = FacadeFixture.on(storage)) {
            enrol(campus, line("ada1", false));
            String id = campus.api().get(PATH).send().json().get(0).get("id").textValue();
            Instant shown = Instant.parse(campus.api()
                    .get(PATH)
                    .send()
                    .json()
                    .get(0)
                    .get("cache_date")
                    .textValue());
            Map<String, Boolean> finds = Map.of(
                    "=" + shown, true,
                    "=" + shown.atOffset(ZoneOffset.ofHours(-5)), true,
                    "=" + shown.plusMillis(900), false,
                    "=%3E=" + shown, true,
                    "=%3E" + shown.plusMillis(900), false,
                    "=%3E" + shown.minusMillis(1), true,
                    "=%3C=" + shown, true,
                    "=%3C" + shown, false,
                    "=%3C" + shown.plusMillis(1), true,
                    "=!" + shown, false);
            finds.forEach((condition, isFound) -> assertThat(found(campus, "?id=" + id + "&cache_date" + condition))
                    .as(condition)
                    .hasSize(isFound ? 1 : 0));
        }
    }

    @Test
    void paging_uses_the_snapshot_of_the_first_result() {
        try (FacadeFixture campus = FacadeFixture.on(StorageUnderTest.MEMORY)) {
            enrol(campus, line("ada1", false), line("bob2", false));
            Answer first = campus.api().get(PATH + "?pagesize=3").send().is(200);
            assertThat(first.json()).hasSize(3);
            assertThat(first.header("X-Total-Count")).isEqualTo("4");
            String key = first.header("X-Request-ID");
            assertThat(key).matches("[0-9a-f]{32}");
            enrol(campus, line("cy3", false));
            String gone = first.json().get(1).get("id").textValue();
            campus.api().delete("/addresses/{}", gone).send().is(200);
            Answer again = campus.api()
                    .get(PATH + "?pagesize=3&page=1&continuation_key=" + key)
                    .send()
                    .is(200);
            assertThat(again.json()).hasSize(2);
            assertThat(again.header("X-Total-Count")).isEqualTo("4");
            assertThat(campus.api()
                            .get(PATH + "?pagesize=3&page=2&continuation_key=" + key)
                            .send()
                            .is(200)
                            .json())
                    .hasSize(1);
            campus.api()
                    .get(PATH + "?netid=ada1&continuation_key=" + key)
                    .send()
                    .is(400);
            assertThat(campus.api()
                            .get(PATH + "?pagesize=3&page=9&continuation_key=" + key)
                            .send()
                            .is(200)
                            .text())
                    .isEqualTo("[]");
            campus.api()
                    .get(PATH + "?continuation_key=" + key.replace(key.charAt(0), 'x'))
                    .send()
                    .is(410);
            campus.api().get("/api/countries?continuation_key=" + key).send().is(410);
            assertThat(campus.api().get(PATH + "?pagesize=100").send().header("X-Request-ID"))
                    .matches("[0-9a-f]{24}");
        }
    }

    @Test
    void a_scope_grants_one_source_and_hides_the_others() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        try (FacadeFixture campus = FacadeFixture.on(
                StorageUnderTest.MEMORY, "--auth", "required", "--jwt-secret-file", secret.toString())) {
            enrol(campus, line("ada1", false), line("hid2", true));
            campus.api().get(PATH).send().is(401);
            get(campus, secret, PATH, "contacts:read").says(403, "Permission denied");
            assertThat(get(campus, secret, PATH, SCOPE + "adv").is(200).json()).hasSize(1);
            assertThat(get(campus, secret, PATH, SCOPE + "all").is(200).json()).hasSize(2);
            Answer everything = get(campus, secret, PATH, SCOPE + "all urn:dartmouth:people:private")
                    .is(200);
            assertThat(everything.json()).hasSize(4);
            for (var row : everything.json()) {
                String item = PATH + '/' + row.get("id").textValue();
                boolean open = row.get("data_source").textValue().equals("adv")
                        && row.get("netid").textValue().equals("ada1");
                get(campus, secret, item, SCOPE + "adv").is(open ? 200 : 404);
            }
            get(campus, secret, "/api/terms", "anything").is(200);
            campus.api().get("/api/terms").send().is(401);
        }
    }

    @Test
    void value_lists_are_filtered_and_shown_one_by_one() {
        try (FacadeFixture campus = FacadeFixture.on(StorageUnderTest.MEMORY)) {
            for (String list : ValueLists.NAMES) {
                campus.api().get("/api/" + list).send().is(200);
                campus.api().get("/api/" + list + "/nothing").send().is(404);
            }
            Answer active = campus.api()
                    .get("/api/terms?is_active=true&id=2023*")
                    .send()
                    .is(200);
            assertThat(active.json()).hasSize(3);
            assertThat(JsonTree.names(active.json().get(0))).containsExactly("id", "name", "is_active", "cache_date");
            assertThat(campus.api()
                            .get("/api/terms/OLDT")
                            .send()
                            .is(200)
                            .json()
                            .get("is_active")
                            .booleanValue())
                    .isFalse();
            campus.api().get("/api/terms?size=1").send().is(400);
        }
    }

    private static Answer get(FacadeFixture campus, Path secret, String path, String scope) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(null, List.of());
        String token = TokenSigner.sign(secret, "clerk", scope, Duration.ofHours(1), claims, Clock.systemUTC());
        return campus.api().get(path).header("Authorization", "Bearer " + token).send();
    }
}
