package campus.contacts.spi;

import static campus.contacts.spi.Campus.AVAILABILITY;
import static campus.contacts.spi.Campus.MOBILE;
import static campus.contacts.spi.Campus.PHONE;

import campus.contacts.Display;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Type;
import campus.contacts.TypeCatalog;
import java.util.List;
import java.util.Set;

/** The record types that a service under test knows. */
final class CampusTypes {
    private static final Type AVAILABILITY_TYPE = new Type(
            AVAILABILITY,
            Type.Sort.RECORD,
            Kind.CONTACT,
            Display.named("availability"),
            List.of(),
            Set.of("availability"));

    private static final Type DATA_SOURCE_TYPE = new Type(
            PeopleContract.DATA_SOURCE,
            Type.Sort.RECORD,
            Kind.ADDRESS_BOOK,
            Display.named("data source"),
            List.of(),
            Set.of("dataSource"));

    private static final Type REACHED_TYPE = new Type(
            DirectoryPeople.REACHED,
            Type.Sort.RECORD,
            Kind.ADDRESS,
            Display.named("reached"),
            List.of(),
            Set.of("directory", "emailAddress", "telephoneNumbers", "url", "postalAddress"));

    private static Type record(Id id, Id... parents) {
        return new Type(id, Type.Sort.RECORD, Kind.CONTACT, Display.named(id.identifier()), List.of(parents));
    }

    private CampusTypes() {}

    static TypeCatalog catalog() {
        return new TypeCatalog(
                List.of(record(PHONE), record(MOBILE, PHONE), AVAILABILITY_TYPE, DATA_SOURCE_TYPE, REACHED_TYPE));
    }
}
