package campus.contacts.service.people;

import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Value;
import campus.contacts.people.Person;
import campus.contacts.people.SourcedContact;
import campus.contacts.records.DataSource;
import campus.contacts.storage.text.Hashes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Combines the versions of several objects. Computed from their numbers and versions, which are never reused, not from
 * their content.
 */
final class CombinedVersion {
    private CombinedVersion() {}

    /** Returns the version of several contacts; 0 or more. */
    static long of(List<SourcedContact> contacts) {
        ByteBuffer versions = ByteBuffer.allocate(contacts.size() * 5 * Long.BYTES);
        for (SourcedContact contact : contacts) {
            put(versions, contact.contact().identity());
            put(versions, contact.address().identity());
            DataSource source = contact.source().data();
            versions.putLong(Objects.hash(source.code(), source.origin(), source.facadeWritable()));
        }
        return number(Hashes.sha256(versions.array()));
    }

    /**
     * Returns the version of a person and of the values shown with it: every change of a person has a later time than
     * the one before.
     *
     * @return 0 or more
     */
    static long of(Person person, List<Value> shownValues) {
        return number(Hashes.sha256(person.changedAt().toEpochMilli() + "\n" + shownValues));
    }

    private static long number(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
    }

    private static void put(ByteBuffer versions, ObjectVersion identity) {
        versions.putLong(identity.number()).putLong(identity.version());
    }
}
