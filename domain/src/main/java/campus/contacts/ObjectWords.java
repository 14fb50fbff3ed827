package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.osid.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words by which an object is found (queries, section 1): those of its name and description, of the identifiers
 * that it refers to, of an address's text and of the texts in its records. Databases store them, so a change of these
 * rules needs a migration.
 *
 * <p>Besides, the digits of each telephone number, after {@link #BEGINNING}, and backwards after {@link #ENDING}: a
 * number begins, or ends, with a word if such an entry begins with the word.
 */
public final class ObjectWords {
    static final String BEGINNING = "+";
    static final String ENDING = "-";

    /** The maximum number of words; those after them find nothing. */
    private static final int MAX_WORDS = 500;

    /** The record properties that hold codes, which nobody types as text. */
    private static final Set<String> CODES = Set.of(
            "availability",
            "dataSource.code",
            "directory.release",
            "emailAddress.sourceData",
            "emailAddress.uses",
            "personalContact.relationship",
            "postalAddress.addressType",
            "postalAddress.country",
            "postalAddress.uses",
            "telephoneNumbers.kind",
            "telephoneNumbers.uses",
            "urlUses",
            "vcard");

    private final Set<String> words = new LinkedHashSet<>();

    private ObjectWords() {}

    /** Returns the distinct words, in the order of the object's properties, and then those of telephone numbers. */
    public static Set<String> of(OsidObject object) {
        ObjectWords found = new ObjectWords();
        found.add(object.display().name());
        found.add(object.display().description());
        if (object instanceof Contact contact) {
            found.add(contact.link().referenceId());
            found.add(contact.content().addresseeId());
        } else if (object instanceof Address address) {
            found.add(address.content().resourceId());
            found.add(address.text().orElse(null));
        } else if (object instanceof AddressBook book) {
            found.add(book.content().providerId());
        }
        found.add("", object.properties().values());
        addTelephoneNumbers(object.properties(), found.words::add);
        return found.words;
    }

    private void add(@Nullable Id id) {
        add(id == null ? null : id.identifier());
    }

    private void add(@Nullable String text) {
        if (text != null && words.size() < MAX_WORDS) {
            Words.of(text).stream().filter(word -> words.size() < MAX_WORDS).forEach(words::add);
        }
    }

    /** @param path of the value, without the positions in lists */
    private void add(String path, Value value) {
        if (CODES.contains(path)) {
            return;
        }
        if (value instanceof Value.Text text) {
            add(text.value());
        } else if (value instanceof Value.Array list) {
            list.values().forEach(element -> add(path, element));
        } else if (value instanceof Value.Struct structure) {
            for (Map.Entry<String, Value> member : structure.members().entrySet()) {
                add(path.isEmpty() ? member.getKey() : path + '.' + member.getKey(), member.getValue());
            }
        }
    }

    private static void addTelephoneNumbers(RecordProperties properties, Consumer<String> words) {
        for (Value.Struct number : properties.values().structs("telephoneNumbers")) {
            String digits = digits(number.text("number").orElse(""));
            String whole = digits(number.text("areaCode").orElse("")) + digits;
            for (String each : List.of(digits, whole)) {
                if (each.length() >= TextQuery.MIN_DIGITS) {
                    words.accept(BEGINNING + each);
                    words.accept(ENDING + new StringBuilder(each).reverse());
                }
            }
        }
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}
