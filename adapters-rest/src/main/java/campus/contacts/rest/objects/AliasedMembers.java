package campus.contacts.rest.objects;

import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.service.objects.ObjectLookup;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a body that repeat the Id of a stored object, which may be an alias (queries, section 6). */
final class AliasedMembers {
    private AliasedMembers() {}

    /**
     * Replaces an alias by the Id that the member has in the object, if both name the same object; other values are left to the schema.
     *
     * @param lookups what finds the objects that a member names, by member
     */
    static void resolve(
            Caller caller,
            ObjectNode sent,
            Map<String, List<Id>> present,
            Map<String, ? extends ObjectLookup<?, ?>> lookups) {
        lookups.forEach((name, lookup) -> {
            Optional<Id> named =
                    Optional.ofNullable(sent.path(name).textValue()).flatMap(Id::find);
            if (named.isPresent() && present.containsKey(name)) {
                Id own = present.get(name).get(0);
                if (!named.get().equals(own) && areSame(caller, named.get(), own, lookup)) {
                    sent.put(name, own.toString());
                }
            }
        });
    }

    private static boolean areSame(Caller caller, Id one, Id other, ObjectLookup<?, ?> lookup) {
        try {
            return lookup.get(caller, one).id().equals(lookup.get(caller, other).id());
        } catch (Refusal hidden) {
            return false;
        }
    }
}
