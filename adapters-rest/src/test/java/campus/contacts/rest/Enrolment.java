package campus.contacts.rest;

import campus.contacts.ContactService;
import campus.contacts.Value;
import campus.contacts.access.Poll;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import campus.contacts.people.ValueLists;
import campus.contacts.people.ValueLists.Item;
import campus.contacts.spi.PropertyText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A service with value lists, and people in it. */
final class Enrolment implements AutoCloseable {
    private static final Instant LISTED = Instant.parse("2024-01-01T00:00:00Z");

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Server server;

    private Enrolment(Server server) {
        this.server = server;
    }

    static Enrolment on(StorageUnderTest storage, String... options) {
        List<String> all = new ArrayList<>(storage.options());
        all.addAll(List.of("--authority", RunningService.AUTHORITY, "--port", "0"));
        all.addAll(Arrays.asList(options));
        return new Enrolment(Server.start(lists(), all.toArray(String[]::new)));
    }

    /** The fewest that are needed; what begins with {@code OLD} is no longer active. */
    static ValueLists lists() {
        Map<String, Map<String, Item>> items = new LinkedHashMap<>();
        put(items, ValueLists.CONTACT_TYPES, "sis", "EMRG", "XP", "OLD");
        put(items, ValueLists.CONTACT_TYPES, "hrs", "HRSEMRG");
        put(items, ValueLists.PERSONAL_RELATIONSHIP_TYPES, null, "M", "F", "OLDR");
        put(items, ValueLists.STATES, null, "NH", "WA", "OLDS");
        put(items, ValueLists.COUNTRIES, null, "US", "DE", "OLDC");
        put(items, ValueLists.ADDRESS_TYPES, null, "XP", "OLDA");
        put(items, ValueLists.DPLANS, null, "R", "L", "OLDP");
        put(items, ValueLists.DPLAN_SOURCES, null, "PHL", "OLDQ");
        put(items, ValueLists.TERMS, null, "202301", "202303", "202306", "OLDT");
        items.get(ValueLists.DPLANS).put("R", new Item("R", "Resident", true, null, LISTED));
        items.get(ValueLists.DPLAN_SOURCES).put("PHL", new Item("PHL", "Registrar Action", true, null, LISTED));
        return new ValueLists(items);
    }

    private static void put(Map<String, Map<String, Item>> items, String list, String source, String... ids) {
        for (String id : ids) {
            items.computeIfAbsent(list, none -> new LinkedHashMap<>())
                    .put(id, new Item(id, "name of " + id, !id.startsWith("OLD"), source, LISTED));
        }
    }

    Client api() {
        return new Client(server.url().replaceFirst("(:[0-9]+/).*", "$1"));
    }

    Clerk clerk() {
        return new Clerk(new Client(server.url()));
    }

    ContactService service() {
        return server.service();
    }

    String student() {
        return person(new Person.Standing(false, true));
    }

    /** The netid of somebody new. */
    String person(Person.Standing standing) {
        String netid = "f%05dx".formatted(PEOPLE.incrementAndGet());
        save(server.service(), netid, standing);
        return netid;
    }

    private static void save(ContactService service, String netid, Person.Standing standing) {
        String entry =
                "{\"identifiers\":[{\"identifier\":\"%s\",\"type\":\"network\"}],\"names\":[{\"family\":\"Doe\"}]}"
                        .formatted(netid);
        Value.Structure attributes = PropertyText.read(entry).values();
        service.storage().write(unit -> {
            unit.people().lock(new Netid(netid));
            unit.people().save(List.of(new Person(standing, new DirectoryEntry(attributes), List.of(), LISTED)));
            return null;
        });
    }

    Request putContacts(String netid, JsonNode payload) {
        return api().put("/api/people/{}/contacts", netid).body("application/json", payload.toString());
    }

    /** What became of the contacts of somebody. */
    Answer contacts(String netid) {
        return api().get("/api/people/{}/contacts", netid).send().is(200);
    }

    /** The task that was accepted, once it has ended. */
    Answer ended(Answer accepted) {
        return ended(api(), accepted);
    }

    static Answer ended(Client api, Answer accepted, String... headers) {
        String location = accepted.is(202).header("Location");
        long deadline = System.nanoTime() + Poll.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Request request = api.get(location);
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            Answer task = request.send().is(200);
            if (!task.text("status").equals("accepted")) {
                return task;
            }
        }
        throw new AssertionError("the task at " + location + " does not end");
    }

    /** Has the contacts replaced; what the task says of it. */
    String replace(String netid, JsonNode payload) {
        return ended(putContacts(netid, payload).send()).text("status");
    }

    @Override
    public void close() {
        server.close();
    }
}
