package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.auth.TokenSigner;
import campus.contacts.rest.fixture.FacadeFixture;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.storage.text.PropertyJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a private person cannot be distinguished from a missing one in any API (campus facades, section 3). */
class HiddenPeopleTest {
    private static final String HIDDEN = "hidden1";
    private static final String NOBODY = "nobody1";
    private static final String EVERYTHING_ELSE = "contacts:write urn:dartmouth:email_addresses:read.all"
            + " urn:dartmouth:people:read.sensitive urn:dartmouth:people:write.sensitive"
            + " urn:dartmouth:students:read.sensitive urn:dartmouth:students:write.sensitive";
    private static final List<String> TARGETS = List.of(
            "/v1/people/network:{}",
            "/v1/people/enterprise:N{}",
            "/v1/people?filter=identifiers.identifier%20eq%20%22{}%22",
            "/v1/people?filter=name.family%20eq%20%22of%20{}%22&count=0",
            "/api/people/{}/contacts",
            "/api/people/{}/contacts?bogus=1",
            "/api/students/{}",
            "/api/students/{}?bogus=1",
            "/api/email_addresses?netid={}",
            "/api/email_addresses?email_address={}@example.edu&pagesize=1",
            "/contacts?total=true&q={}",
            "/addresses?total=true&q={}",
            "/contacts?total=true&referenceId=resource.Resource:{}@campus.example",
            "/addresses?total=true&resourceId=resource.Resource:{}@campus.example");
    private static final List<Map<String, String>> HEADERS = List.of(
            Map.of(),
            Map.of("If-None-Match", "*"),
            Map.of("Content-Type", "application/json", "If-Match", "\"1\""),
            Map.of("Content-Type", "application/json"),
            Map.of("Content-Type", "text/plain"));

    @TempDir
    Path directory;

    private Path secret;

    private static ImportLine line() {
        return new ImportLineReader(RunningService.AUTHORITY, FacadeFixture.lists())
                .read(PropertyJson.read("""
                        {"identifiers": [{"identifier": "%1$s", "type": "network", "release": "public"},
                                         {"identifier": "N%1$s", "type": "enterprise", "release": "public"}],
                         "names": [{"family": "of %1$s", "release": "public"}], "private": true, "student": true,
                         "contacts": [{"data_source": "hrs", "contact_type_id": "HRSEMRG", "priority": "1", "name": "Anne",
                                       "telephone_numbers": [{"number_type": "primary", "number": "555.0100"}]}],
                         "email_addresses": [{"email_address": "%1$s@example.edu", "is_primary": true, "data_source": "idm",
                                              "data_source_data": {"rank": 7}}]}""".formatted(HIDDEN)).values());
    }

    private Answer ask(FacadeFixture campus, String scope, Request request) {
        AuthenticationSettings.Claims claims = new AuthenticationSettings.Claims(null, List.of());
        String token = TokenSigner.sign(secret, "clerk", scope, Duration.ofHours(1), claims, Clock.systemUTC());
        return request.header("Authorization", "Bearer " + token).send();
    }

    @Test
    void private_people_cannot_be_distinguished_from_missing_ones() throws IOException {
        secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
        try (FacadeFixture campus = FacadeFixture.on(
                StorageUnderTest.MEMORY, "--auth", "required", "--jwt-secret-file", secret.toString())) {
            PeopleImport into = new PeopleImport(campus.service().storage(), Clock.systemUTC());
            assertThat(into.add(into.begin(), List.of(line()))).isEmpty();
            for (String target : TARGETS) {
                String all = EVERYTHING_ELSE + " urn:dartmouth:people:private";
                String there = seen(ask(campus, all, request(campus, "GET", target, HIDDEN)), HIDDEN);
                assertThat(there)
                        .as(target)
                        .isNotEqualTo(seen(ask(campus, all, request(campus, "GET", target, NOBODY)), NOBODY));
                for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE", "OPTIONS")) {
                    for (Map<String, String> headers : HEADERS) {
                        Request about = request(campus, method, target, HIDDEN);
                        Request nothing = request(campus, method, target, NOBODY);
                        headers.forEach(about::header);
                        headers.forEach(nothing::header);
                        assertThat(seen(ask(campus, EVERYTHING_ELSE, about), HIDDEN))
                                .as(method + ' ' + target + ' ' + headers)
                                .isEqualTo(seen(ask(campus, EVERYTHING_ELSE, nothing), NOBODY));
                    }
                }
            }
        }
    }

    private static Request request(FacadeFixture campus, String method, String target, String netid) {
        Request request = campus.api().request(method, target.replace("{}", netid));
        return List.of("PUT", "PATCH").contains(method)
                ? request.body(null, "[]".getBytes(StandardCharsets.US_ASCII))
                : request;
    }

    /** Returns the visible content of a response, without parts that vary or repeat the request. */
    private static String seen(Answer answer, String netid) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers());
        headers.keySet().removeIf(name -> List.of("date", "x-request-id").contains(name.toLowerCase(Locale.ROOT)));
        return (answer.status() + " " + headers + ' ' + answer.text()).replace(netid, "{}");
    }
}
