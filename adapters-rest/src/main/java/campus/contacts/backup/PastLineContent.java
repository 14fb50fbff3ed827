package campus.contacts.backup;

import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.access.Provenance;
import campus.contacts.history.EndedLink;
import campus.contacts.history.RecordedEvent;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.Archive;
import java.util.function.Consumer;

/** The content of each type of line that {@link PastWriter} writes, as the call that passes it on to a sink. */
final class PastLineContent {
    private PastLineContent() {}

    static Consumer<Archive.Sink> version(ArchiveLineType type, ArchiveLineFields fields) {
        OsidObject object = switch (type) {
            case CONTACT_VERSION -> ArchiveLineContent.contact(fields);
            case ADDRESS_VERSION -> ArchiveLineContent.address(fields);
            default -> ArchiveLineContent.addressBook(fields);
        };
        Provenance provenance =
                object.kind() == ObjectKind.ADDRESS_BOOK ? Provenance.OFFICIAL : ArchiveLineContent.provenance(fields);
        Archive.Replaced replaced =
                new Archive.Replaced(fields.requiredMoment("replacedAt"), provenance, fields.requiredOrigin());
        return sink -> sink.version(object, replaced);
    }

    static Consumer<Archive.Sink> deletion(ArchiveLineFields fields) {
        ObjectKind kind = fields.kindOf("id");
        ObjectVersion deletion =
                new ObjectVersion(fields.own("id", kind), fields.number("version"), fields.requiredMoment("deletedAt"));
        Author by = fields.author("deletedBy");
        return sink -> sink.deletion(kind, deletion, by);
    }

    static Consumer<Archive.Sink> endedFiling(ArchiveLineFields fields) {
        ObjectKind kind = fields.kindOf("id");
        Id object = fields.own("id", kind);
        Id book = fields.own("addressBookId", ObjectKind.ADDRESS_BOOK);
        EndedLink link = link(
                event(fields, "filed", fields.requiredFlag("filedWithObject")),
                event(fields, "unfiled", fields.requiredFlag("unfiledWithObject")),
                fields.requiredFlag("isLast"));
        return sink -> sink.endedFiling(kind, book, object, link);
    }

    static Consumer<Archive.Sink> endedRoot(ArchiveLineFields fields) {
        Id book = fields.own("id", ObjectKind.ADDRESS_BOOK);
        EndedLink link = link(
                event(fields, "added", fields.requiredFlag("addedWithObject")),
                event(fields, "removed", fields.requiredFlag("removedWithObject")),
                fields.requiredFlag("isLast"));
        return sink -> sink.endedRoot(book, link);
    }

    static Consumer<Archive.Sink> endedChild(ArchiveLineFields fields) {
        Id parent = fields.own("parentId", ObjectKind.ADDRESS_BOOK);
        Id child = fields.own("id", ObjectKind.ADDRESS_BOOK);
        boolean isLast = fields.requiredFlag("isLast");
        EndedLink link = link(event(fields, "added", false), event(fields, "removed", isLast), isLast);
        return sink -> sink.endedChild(parent, child, link);
    }

    /** Reads an event from two fields, which begin with a word. */
    static RecordedEvent event(ArchiveLineFields fields, String word, boolean isOfObject) {
        return new RecordedEvent(fields.requiredMoment(word + "At"), fields.author(word + "By"), isOfObject);
    }

    private static EndedLink link(RecordedEvent began, RecordedEvent ended, boolean isLast) {
        if (ended.at().isBefore(began.at())) {
            throw Refusal.invalid("the end precedes the begin");
        }
        return new EndedLink(began, ended, isLast);
    }
}
