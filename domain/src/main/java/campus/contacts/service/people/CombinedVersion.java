package campus.contacts.service.people;

import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Value;
import campus.contacts.people.Person;
import campus.contacts.people.PersonalContact;
import campus.contacts.records.DataSource;
import campus.contacts.storage.text.Hashes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * One version for several objects. Made of their numbers and versions, none of which is ever used again, and not of what they say.
 */
final class CombinedVersion {
    private CombinedVersion() {}

    /** 0 or more. */
    static long of(List<PersonalContact> contacts) {
        ByteBuffer versions = ByteBuffer.allocate(contacts.size() * 5 * Long.BYTES);
        for (PersonalContact each : contacts) {
            put(versions, each.contact().identity());
            put(versions, each.address().identity());
            DataSource source = each.source().data();
            versions.putLong(Objects.hash(source.code(), source.origin(), source.facadeWritable()));
        }
        return number(Hashes.sha256(versions.array()));
    }

    /**
     * Of a person and of what is shown beside: every change of a person is later than the one before.
     *
     * @return 0 or more
     */
    static long of(Person person, List<Value> beside) {
        return number(Hashes.sha256(person.changedAt().toEpochMilli() + "\n" + beside));
    }

    private static long number(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
    }

    private static void put(ByteBuffer versions, ObjectVersion identity) {
        versions.putLong(identity.number()).putLong(identity.version());
    }
}
