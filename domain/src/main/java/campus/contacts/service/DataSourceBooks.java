package campus.contacts.service;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.records.DataSource;
import campus.contacts.spi.UnitOfWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The address books of data sources, which are created on first use (campus facades, section 2). */
public final class DataSourceBooks {
    /** The source of data written through APIs other than CampusAPI. */
    public static final String STUDENTS = "sis";

    /** The source of the directory data of persons. */
    public static final String DIRECTORY = "dir";

    /** The predefined sources; every other source is read-only data of an unnamed system. */
    private static final Map<String, DataSource> KNOWN = Map.of(STUDENTS, new DataSource(STUDENTS, "Banner", true));

    private DataSourceBooks() {}

    /** Returns the book of a source. A new book has no parents, so that grants on other books do not extend to it. */
    public static AddressBook book(UnitOfWork unit, String code, String authority) {
        return unit.addressBooks().ofSource(code).orElseGet(() -> {
            DataSource source = founding(code);
            Classification classification = new Classification(
                    ObjectKind.ADDRESS_BOOK.defaultGenusType(authority),
                    List.of(Id.of("type.Type", "data-source", authority)));
            AddressBookForm form = new AddressBookForm(
                    DisplayText.named("Data source " + code), null, List.of(), null, properties(source));
            return unit.addressBooks().insert(identity -> new AddressBook(identity, classification, form));
        });
    }

    /** Returns the data source of that code, whether or not its book exists. */
    public static DataSource of(UnitOfWork unit, String code) {
        return unit.addressBooks()
                .ofSource(code)
                .flatMap(book -> DataSource.of(book.properties()))
                .orElseGet(() -> founding(code));
    }

    private static DataSource founding(String code) {
        return KNOWN.getOrDefault(code, new DataSource(code, null, false));
    }

    private static RecordProperties properties(DataSource source) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("code", new Value.Text(source.code()));
        if (source.origin() != null) {
            members.put("origin", new Value.Text(source.origin()));
        }
        members.put("facadeWritable", new Value.Bool(source.facadeWritable()));
        return RecordProperties.of(Map.of(DataSource.PROPERTY, new Value.Struct(members)));
    }
}
