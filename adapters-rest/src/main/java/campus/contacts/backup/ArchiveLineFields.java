package campus.contacts.backup;

import campus.contacts.BookQuery;
import campus.contacts.access.Author;
import campus.contacts.history.Change;
import campus.contacts.history.VersionOrigin;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Classification;
import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.storage.AuthorJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads the fields of one line, each once; refusals name the field and never its value. */
final class ArchiveLineFields {
    private final ObjectNode line;
    private final AuthorityRenaming renaming;

    ArchiveLineFields(ObjectNode line, AuthorityRenaming renaming) {
        this.line = line;
        this.renaming = renaming;
    }

    ObjectVersion identity(ObjectKind kind) {
        return new ObjectVersion(own("id", kind), number("version"), changedAt());
    }

    Instant changedAt() {
        return requiredMoment("changedAt");
    }

    Instant requiredMoment(String name) {
        return required(name, moment(name));
    }

    boolean has(String name) {
        return line.has(name);
    }

    /** Returns the author of a change; null: unknown. */
    Author author(String name) {
        JsonNode node = take(name, JsonNode::isObject, "an object");
        try {
            return node == null ? null : AuthorJson.of((Value.Struct) ValueJson.read(node));
        } catch (IllegalArgumentException notOne) {
            throw Refusal.invalid(name + " must be a user, a subject with its issuer, or a command");
        }
    }

    /** Returns the origin of a version; null when the export holds no history. */
    VersionOrigin origin() {
        return has("change") ? requiredOrigin() : null;
    }

    VersionOrigin requiredOrigin() {
        String word = requiredText("change");
        for (Change change : Change.values()) {
            if (change.hasContent() && change.word().equals(word)) {
                return new VersionOrigin(change, author("recordedBy"));
            }
        }
        throw Refusal.invalid("change must be created, updated or restored");
    }

    /** Returns the kind of object that a local Id names. */
    ObjectKind kindOf(String name) {
        JsonNode node = line.get(name);
        Id id = id(name, required(name, node == null ? null : node.textValue()));
        for (ObjectKind kind : ObjectKind.values()) {
            if (renaming.to().number(kind, id).isPresent()) {
                return kind;
            }
        }
        throw Refusal.invalid(name + ": not an Id with this file's authority");
    }

    Value.Struct value(String name) {
        return (Value.Struct) ValueJson.read(required(name, take(name, JsonNode::isObject, "an object")));
    }

    Classification classification() {
        return new Classification(requiredId("genusTypeId"), ids("recordTypeIds"));
    }

    DisplayText display() {
        return new DisplayText(text("displayName"), text("description"));
    }

    EffectivePeriod effective() {
        Instant start = moment("startDate");
        Instant end = moment("endDate");
        require(EffectivePeriod.isOrdered(start, end), "endDate precedes startDate");
        return new EffectivePeriod(start, end);
    }

    /** Returns the query of a smart address book. */
    BookQuery query(String name) {
        ArchiveLineFields fields = structure(name);
        String contacts = fields.text("contacts");
        String addresses = fields.text("addresses");
        fields.requireNoMore();
        try {
            return new BookQuery(contacts, addresses).withIds(renaming);
        } catch (Refusal invalid) {
            // its message may show a part of the value
            throw Refusal.invalid(name + " must be the query of a smart address book");
        }
    }

    RecordProperties properties() {
        JsonNode node = take("properties", JsonNode::isObject, "an object");
        return node == null ? RecordProperties.NONE : new RecordProperties((Value.Struct) ValueJson.read(node));
    }

    List<Id> own(String name, ObjectKind kind, List<Id> ids) {
        return ids.stream().map(id -> named(name, () -> renaming.own(kind, id))).toList();
    }

    Id own(String name, ObjectKind kind) {
        Id id = requiredId(name);
        return named(name, () -> renaming.own(kind, id));
    }

    /** Returns null when there is no Id. */
    Id ownIfAny(String name, ObjectKind kind) {
        Id id = id(name);
        return id == null ? null : named(name, () -> renaming.own(kind, id));
    }

    List<Id> addressBooks() {
        return own("addressBookIds", ObjectKind.ADDRESS_BOOK, ids("addressBookIds"));
    }

    Id requiredId(String name) {
        return required(name, id(name));
    }

    Id id(String name) {
        String text = text(name);
        return text == null ? null : id(name, text);
    }

    List<Id> ids(String name) {
        List<Id> ids = new ArrayList<>();
        JsonNode array = take(name, JsonNode::isArray, "a list");
        for (JsonNode element : array == null ? List.<JsonNode>of() : array) {
            require(element.isTextual(), name + " must be a list of Ids");
            ids.add(id(name, element.textValue()));
        }
        return ids;
    }

    private Id id(String name, String text) {
        return named(name, () -> renaming.apply(Id.parse(text)));
    }

    String text(String name) {
        JsonNode node = take(name, JsonNode::isTextual, "a text");
        return node == null ? null : node.textValue();
    }

    String requiredText(String name) {
        return required(name, text(name));
    }

    long number(String name) {
        JsonNode node = take(name, each -> each.isIntegralNumber() && each.canConvertToLong(), "a number");
        return required(name, node).longValue();
    }

    /** Returns the flag, or the default: exports from before the flag was introduced lack it. */
    boolean flag(String name, boolean otherwise) {
        JsonNode node = take(name, JsonNode::isBoolean, "true or false");
        return node == null ? otherwise : node.booleanValue();
    }

    boolean requiredFlag(String name) {
        return required(name, take(name, JsonNode::isBoolean, "true or false")).booleanValue();
    }

    /** Returns the count, or 0: exports from before the kind of object was introduced lack it. */
    long count(String name) {
        return line.has(name) ? number(name) : 0;
    }

    ArchiveLineFields structure(String name) {
        return new ArchiveLineFields(
                (ObjectNode) required(name, take(name, JsonNode::isObject, "an object")), renaming);
    }

    /** Returns the structures of a list; empty when the list is missing. */
    List<ArchiveLineFields> structs(String name) {
        JsonNode array = take(name, JsonNode::isArray, "a list");
        List<ArchiveLineFields> structures = new ArrayList<>();
        for (JsonNode element : array == null ? List.<JsonNode>of() : array) {
            require(element.isObject(), name + " must be a list of objects");
            structures.add(new ArchiveLineFields((ObjectNode) element, renaming));
        }
        return structures;
    }

    /** Throws a refusal when a field was not read. */
    void requireNoMore() {
        require(line.isEmpty(), "there is a field that does not belong here");
    }

    private Instant moment(String name) {
        String text = text(name);
        return text == null
                ? null
                : DateTimeText.read(text)
                        .orElseThrow(() -> Refusal.invalid(name + " must be a date-time such as 2026-01-31T08:00:00Z"));
    }

    private JsonNode take(String name, Predicate<JsonNode> fits, String expected) {
        JsonNode node = line.remove(name);
        if (node == null || node.isNull()) {
            return null;
        }
        require(fits.test(node), name + " must be " + expected);
        return node;
    }

    private static <T> T named(String name, Supplier<T> read) {
        try {
            return read.get();
        } catch (Refusal refusal) {
            throw Refusal.invalid(name + ": " + refusal.getMessage());
        }
    }

    private static <T> T required(String name, T value) {
        require(value != null, name + " is missing");
        return value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid(otherwise);
        }
    }
}
