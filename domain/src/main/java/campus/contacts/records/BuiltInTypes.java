package campus.contacts.records;

import campus.contacts.osid.Id;
import campus.contacts.osid.Type;
import campus.contacts.osid.TypeCatalog;
import java.util.List;
import java.util.stream.Stream;

/** The genus and record types that every provider has, under Ids of its own authority. */
public final class BuiltInTypes {
    private BuiltInTypes() {}

    /** Returns all types of a provider, a type after those that it derives from. */
    public static List<Type> of(String authority) {
        return Stream.concat(GenusTypes.ALL.stream(), RecordTypes.ALL.stream())
                .map(type -> type.at(authority))
                .toList();
    }

    /** Returns the catalog of these types and no others. */
    public static TypeCatalog catalog(String authority) {
        return new TypeCatalog(of(authority));
    }

    /** Returns the Id of a type by its name, such as {@code postal-address}. */
    public static Id id(String name, String authority) {
        return BuiltInType.id(name, authority);
    }
}
