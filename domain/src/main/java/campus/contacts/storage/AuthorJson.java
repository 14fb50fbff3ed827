package campus.contacts.storage;

import campus.contacts.access.Author;
import campus.contacts.osid.Value;
import campus.contacts.storage.text.PropertyJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads the JSON text in which storages and archives keep the author of a change. */
public final class AuthorJson {
    private static final String USER = "user";
    private static final String COMMAND = "command";
    private static final String ISSUER = "issuer";
    private static final String SUBJECT = "subject";

    private AuthorJson() {}

    /** Returns the text of an author, one JSON object; null for null. */
    public static @Nullable String write(Author author) {
        return author == null ? null : PropertyJson.write(struct(author));
    }

    private static Value.Struct struct(Author author) {
        Map<String, Value> members = new LinkedHashMap<>();
        if (author instanceof Author.User user) {
            members.put(USER, new Value.Text(user.name()));
        } else if (author instanceof Author.Command command) {
            members.put(COMMAND, new Value.Text(command.name()));
        } else if (author instanceof Author.Subject subject) {
            if (subject.issuer() != null) {
                members.put(ISSUER, new Value.Text(subject.issuer()));
            }
            members.put(SUBJECT, new Value.Text(subject.subject()));
        }
        return new Value.Struct(members);
    }

    /**
     * Returns the author from its text; null for null.
     *
     * @throws IllegalArgumentException when the text is not that of an author
     */
    public static @Nullable Author read(String text) {
        if (text == null) {
            return null;
        }
        return of(PropertyJson.read(text).values());
    }

    /**
     * Returns the author from a JSON object.
     *
     * @throws IllegalArgumentException when it is not that of an author
     */
    public static Author of(Value.Struct object) {
        Author author = author(object.members());
        if (author == null || !struct(author).equals(object)) {
            throw new IllegalArgumentException("not an author: " + PropertyJson.write(object));
        }
        return author;
    }

    private static @Nullable Author author(Map<String, Value> members) {
        if (members.get(USER) instanceof Value.Text name) {
            return new Author.User(name.value());
        }
        if (members.get(COMMAND) instanceof Value.Text name) {
            return new Author.Command(name.value());
        }
        if (members.get(SUBJECT) instanceof Value.Text subject) {
            String issuer = members.get(ISSUER) instanceof Value.Text given ? given.value() : null;
            return new Author.Subject(issuer, subject.value());
        }
        return null;
    }
}
