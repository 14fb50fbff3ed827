package campus.contacts.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Person;
import campus.contacts.rest.fixture.Started;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A service with a few people in its directory: one with all attributes, and five with a name only, one of them private. */
final class NyuCampus {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUTHORITY = "campus.example";

    private static final String POLICY = """
            {"grants": [
              {"user": "nyu4225", "functions": ["lookup"], "addressBook": "*"},
              {"user": "insider", "functions": ["lookup", "internal"], "addressBook": "*"},
              {"user": "registrar", "functions": ["lookup", "internal", "private"], "addressBook": "*"},
              {"user": "nobody", "functions": ["lookup"], "addressBook": "contact.AddressBook:1@campus.example"}]}""";

    /** All attributes of the document's tables, each single value with a release policy of its own. */
    private static final String WHOLE = """
            {"meta": {"release": {"*": "public", "primaryCampus": "internal", "title": "none"}},
             "identifiers": [{"identifier": "N10000170", "release": "internal", "type": "enterprise"},
                             {"identifier": "ah170", "release": "public", "type": "network"}],
             "names": [{"family": "Testa", "middle": "B", "given": "Ann", "formatted": "Ann Testa", "language": "en",
                        "release": "public", "type": "official"},
                       {"family": "Tester", "given": "Nan", "release": "internal", "type": "preferred"}],
             "primaryAffiliation": "faculty", "primaryCampus": "New York", "primarySubaffiliation": "faculty",
             "roles": [{"meta": {"id": "r1", "sor": "hrs", "release": {"*": "public", "title": "internal"}},
                        "affiliation": "employee", "classYear": 1999, "degree": "MBA", "department": "Chemistry",
                        "employeeType": "faculty", "majors": [{"major": "Chemistry", "type": "primary"}],
                        "organization": "Arts", "rankSor": 1, "status": "current", "title": "Professor"}]}""";

    private static final String NAMED = """
            {"meta": {"release": {"*": "public"}}, "identifiers": [{"identifier": "%s", "type": "network"}],
             "names": [{"family": "%s", "given": "G", "type": "official"}],
             "roles": [{"meta": {"id": "%s-1"}, "affiliation": "affiliate"}]}""";

    private final Started service;

    private NyuCampus(Started service) {
        this.service = service;
    }

    /** Starts the service; the password of every user is {@code secret}. */
    static Started start(Path directory) throws IOException {
        String hash = BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "secret".toCharArray());
        Path users = Files.write(
                directory.resolve("users"),
                List.of("nyu4225:" + hash, "insider:" + hash, "registrar:" + hash, "nobody:" + hash));
        Path policy = Files.writeString(directory.resolve("policy.json"), POLICY);
        Started service = Started.with(
                "--auth",
                "required",
                "--users",
                users.toString(),
                "--policy",
                policy.toString(),
                "--authority",
                AUTHORITY);
        NyuCampus campus = new NyuCampus(service);
        campus.save(WHOLE, false);
        campus.named("bt1", "Testb", false);
        campus.named("ct1", "testc", false);
        campus.named("dx1", "Xi", false);
        campus.named("ex1", "Xu", false);
        campus.named("pv1", "Private", true);
        campus.reach();
        return service;
    }

    private void named(String netid, String family, boolean isPrivate) {
        save(NAMED.formatted(netid, family, netid), isPrivate);
    }

    private void reach() {
        address(resource("ah170"), "email-address", "official", "public", """
                {"emailAddress": {"address": "ann.testa@example.edu"}}""");
        address(resource("ah170"), "telephone-number", "preferred", "internal", """
                {"telephoneNumbers": [{"areaCode": "212", "number": "555 0100", "extension": "7"}]}""");
        address(resource("ah170"), "url", "personal", "public", """
                {"url": "https://people.example.edu/ann"}""");
        role(address(null, "postal-address", "official", "public", """
                {"postalAddress": {"street": ["4 Square", "Floor 3"], "room": "12", "locality": "New York", "region": "NY",
                 "postalCode": "10012", "country": "US"}}"""));
        role(address(null, "telephone-number", "office", "public", """
                {"telephoneNumbers": [{"number": "555 0199"}]}"""));
    }

    private static Value.Struct value(String json) {
        try {
            return (Value.Struct) ValueJson.read(JSON.readTree(json));
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private void save(String entry, boolean isPrivate) {
        Person person = new Person(
                new Person.Standing(isPrivate, false), new DirectoryEntry(value(entry)), List.of(), Instant.EPOCH);
        service.service().storage().write(unit -> {
            unit.people().save(List.of(person));
            return null;
        });
    }

    static Id resource(String netid) {
        return Id.of("resource.Resource", netid, AUTHORITY);
    }

    private Id address(Id resource, String record, String type, String release, String properties) {
        List<Id> records = List.of(Id.of("type.Type", record, AUTHORITY), Id.of("type.Type", "directory", AUTHORITY));
        Value directory = value("""
                {"type": "%s", "release": "%s"}""".formatted(type, release));
        AddressForm form = AddressForm.named(record)
                .withResource(resource)
                .withProperties(new RecordProperties(value(properties)).with("directory", directory));
        return service.service()
                .addresses()
                .create(Caller.ANYONE, new CreationRequest(null, records, null), form)
                .id();
    }

    private void role(Id address) {
        service.service()
                .contacts()
                .create(
                        Caller.ANYONE,
                        new Contact.Link(address, Id.of("personnel.Position", "r1", AUTHORITY)),
                        CreationRequest.PLAIN,
                        ContactForm.named("of a role").withAddressee(resource("ah170")));
    }
}
