package campus.contacts.people;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A person known to the campus.
 *
 * @param dplans of a student, ordered by term, one for each term
 * @param changedAt time of the last change of the person, to the millisecond
 */
public record Person(Standing standing, DirectoryEntry entry, List<Dplan> dplans, Instant changedAt) {
    public Person {
        Objects.requireNonNull(standing);
        Objects.requireNonNull(entry);
        dplans = dplans.stream().sorted(Comparator.comparing(Dplan::termCode)).toList();
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The flags of a person that decide about access.
     *
     * @param isPrivate whether the person has asked not to be shown (FERPA)
     */
    public record Standing(boolean isPrivate, boolean isStudent) {}

    /** Returns the person after a change, made at {@link ObjectVersion#momentAfter}. */
    public Person changed(Standing newStanding, DirectoryEntry newEntry, List<Dplan> newDplans, Instant now) {
        return new Person(newStanding, newEntry, newDplans, ObjectVersion.momentAfter(changedAt, now));
    }

    public NetId netid() {
        return entry.netid();
    }

    /** Returns the Id of the person as a resource. */
    public Id resource(String authority) {
        return netid().resource(authority);
    }

    /** Returns the Ids by which contacts and addresses name the person: its resource and its roles. */
    public Set<Id> subjects(String authority) {
        Set<Id> subjects = new LinkedHashSet<>();
        subjects.add(resource(authority));
        for (DirectoryEntry.Role role : entry.roles()) {
            try {
                subjects.add(role(role.id(), authority));
            } catch (Refusal tooLong) {
                // without such an Id, nothing can refer to the role
            }
        }
        return subjects;
    }

    /** Returns the Id of a role, to which contacts refer. */
    public static Id role(String roleId, String authority) {
        return Id.of("personnel.Position", roleId, authority);
    }
}
