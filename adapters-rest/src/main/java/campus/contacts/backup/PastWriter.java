package campus.contacts.backup;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.EndedLink;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.spi.Archive;
import java.io.IOException;

/**
 * Writes the recorded past as lines of JSON: the versions of an object, its deletions and its ended filings before the line of the object
 * itself, if it still exists, and ended root marks and edges before the present ones.
 *
 * <pre>
 * {"kind":"contactVersion","id":"…","version":1,…,"writtenBy":"…",…,"change":"created","recordedBy":{…},"replacedAt":"…"}
 * {"kind":"deletion","id":"…","version":2,"deletedAt":"…","deletedBy":{…}}
 * {"kind":"endedFiling","id":"…","addressBookId":"…","filedAt":"…","filedBy":{…},"filedWithObject":true,
 *     "unfiledAt":"…","unfiledBy":{…},"unfiledWithObject":true,"isLast":true}
 * {"kind":"endedRoot","id":"…","addedAt":"…","addedBy":{…},"addedWithObject":true,
 *     "removedAt":"…","removedBy":{…},"removedWithObject":false,"isLast":false}
 * {"kind":"endedChild","parentId":"…","id":"…","addedAt":"…","addedBy":{…},"removedAt":"…","removedBy":{…},"isLast":false}
 * </pre>
 */
record PastWriter(ArchiveLines lines) implements Archive.Past {
    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {
        lines.line(ArchiveLineType.ofVersion(object.kind()), () -> {
            content(object);
            if (!(object instanceof AddressBook)) {
                lines.provenance(replaced.provenance(), object);
            }
            lines.origin(replaced.origin());
            lines.moment("replacedAt", replaced.replacedAt());
        });
    }

    private void content(OsidObject object) throws IOException {
        if (object instanceof Contact contact) {
            lines.contact(contact);
        } else if (object instanceof Address address) {
            lines.address(address);
        } else if (object instanceof AddressBook book) {
            lines.addressBook(book);
        }
    }

    @Override
    public void deletion(ObjectKind kind, ObjectVersion deletion, Author by) {
        lines.line(ArchiveLineType.DELETION, () -> {
            lines.id("id", deletion.id());
            lines.json.writeNumberField("version", deletion.version());
            lines.moment("deletedAt", deletion.changedAt());
            lines.author("deletedBy", by);
        });
    }

    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {
        lines.line(ArchiveLineType.ENDED_FILING, () -> {
            lines.id("id", objectId);
            lines.id("addressBookId", addressBookId);
            lines.moment("filedAt", link.began().at());
            lines.author("filedBy", link.began().by());
            lines.json.writeBooleanField("filedWithObject", link.began().isOfObject());
            lines.moment("unfiledAt", link.ended().at());
            lines.author("unfiledBy", link.ended().by());
            lines.json.writeBooleanField("unfiledWithObject", link.ended().isOfObject());
            lines.json.writeBooleanField("isLast", link.isLast());
        });
    }

    @Override
    public void endedRoot(Id addressBookId, EndedLink link) {
        lines.line(ArchiveLineType.ENDED_ROOT, () -> {
            lines.id("id", addressBookId);
            lines.moment("addedAt", link.began().at());
            lines.author("addedBy", link.began().by());
            lines.json.writeBooleanField("addedWithObject", link.began().isOfObject());
            lines.moment("removedAt", link.ended().at());
            lines.author("removedBy", link.ended().by());
            lines.json.writeBooleanField("removedWithObject", link.ended().isOfObject());
            lines.json.writeBooleanField("isLast", link.isLast());
        });
    }

    @Override
    public void endedChild(Id parentId, Id childId, EndedLink link) {
        lines.line(ArchiveLineType.ENDED_CHILD, () -> {
            lines.id("parentId", parentId);
            lines.id("id", childId);
            lines.moment("addedAt", link.began().at());
            lines.author("addedBy", link.began().by());
            lines.moment("removedAt", link.ended().at());
            lines.author("removedBy", link.ended().by());
            lines.json.writeBooleanField("isLast", link.isLast());
        });
    }
}
