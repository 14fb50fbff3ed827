package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.Window;
import campus.contacts.people.PeopleImport;
import campus.contacts.people.PersonLine;
import campus.contacts.people.PersonLines;
import campus.contacts.people.ValueLists;
import java.util.List;
import java.util.Optional;

/** Lines of an import of people, and what became of them. */
final class ImportedPeople {
    private static final PersonLines LINES =
            new PersonLines(StorageFixture.AUTHORITY, ValueLists.NONE, (kind, types, properties) -> List.of());

    static final String ADA = """
            "identifiers":[{"identifier":"Ada1","type":"network"}],"names":[{"family":"Lovelace","given":"Ada"}]""";

    static final String OFFICE = """
            "roles":[{"meta":{"id":"r1","sor":"HRS"},"affiliation":"employee",\
            "addresses":[{"street":"1 Heron Lane\\nRoom 4","locality":"Hanover","type":"official","release":"public"}],\
            "telephoneNumbers":[{"number":"603-555-0100","type":"office"}]}]""";

    static PersonLine line(String... members) {
        return LINES.read(
                PropertyText.read("{" + String.join(",", members) + "}").values());
    }

    private ImportedPeople() {}

    static PeopleImport importer(Campus campus) {
        return new PeopleImport(campus.service().storage(), campus.clock());
    }

    static void add(Campus campus, PersonLine... lines) {
        PeopleImport importer = importer(campus);
        assertThat(importer.add(importer.begin(), List.of(lines))).isEmpty();
    }

    static List<Address> addresses(Campus campus) {
        return campus.service()
                .addresses()
                .list(ANYONE, AddressQuery.ALL, Window.first(99))
                .items();
    }

    static List<Contact> contacts(Campus campus) {
        return campus.service()
                .contacts()
                .list(ANYONE, ContactQuery.ALL, Window.first(99))
                .items();
    }

    static List<String> texts(Campus campus) {
        return addresses(campus).stream()
                .map(address -> address.text().orElse(""))
                .toList();
    }

    static Address address(Campus campus, String text) {
        return addresses(campus).stream()
                .filter(address -> address.text().equals(Optional.of(text)))
                .findFirst()
                .orElseThrow();
    }
}
