package campus.contacts.exchange;

import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TextFold;
import campus.contacts.records.AddressTextFormatter;
import campus.contacts.service.contactimport.ImportSource;
import java.util.List;
import java.util.Optional;

/** The keys and the references of rows. */
public final class RowKeys {
    private final ImportSource source;

    public RowKeys(ImportSource source) {
        this.source = source;
    }

    /** Returns the key of a row that has none of its own: its name with its first mailbox, or else its first address. */
    public static String derived(String displayName, List<RowBuilder.Part> parts) {
        Optional<String> mailbox = parts.stream()
                .flatMap(part -> AddressTextFormatter.email(part.properties()).stream())
                .findFirst();
        String address = mailbox.orElseGet(() -> parts.stream()
                .flatMap(part -> AddressTextFormatter.of(part.properties()).stream())
                .findFirst()
                .orElse(""));
        return TextFold.fold(displayName) + '|' + TextFold.fold(address);
    }

    /** Returns the key as it is stored. */
    public String key(long row, String column, String text) throws BadRowException {
        if (text == null || text.isBlank()) {
            throw new BadRowException(row, column, "is empty, and is the key of the row");
        }
        try {
            return ImportSource.key(text.strip());
        } catch (Refusal malformed) {
            throw new BadRowException(row, column, "is not a text that can be a key");
        }
    }

    /**
     * Returns the reference of a row.
     *
     * @param text null: derived from the key
     */
    public Id reference(long row, String column, String text, String key) throws BadRowException {
        if (column == null) {
            return source.reference(key);
        }
        if (text == null || text.isBlank()) {
            throw new BadRowException(row, column, "is empty, and is the reference of the row");
        }
        return Id.find(text.strip())
                .orElseThrow(() ->
                        new BadRowException(row, column, "must be an Id such as resource.Resource:ada@example.edu"));
    }
}
