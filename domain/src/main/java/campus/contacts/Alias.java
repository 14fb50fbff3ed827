package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.Objects;

/**
 * A further Id of an object, by which another system knows it (OSID's alias). Storages understand it wherever they
 * understand the Id of the object, which stays the primary one.
 *
 * @param kind of the object; different kinds may have the same alias
 * @param objectId the primary Id
 * @param aliasId any Id that this provider does not assign itself
 * @param isImported whether an import gave it; such aliases do not count towards the maximum of an object
 */
public record Alias(ObjectKind kind, Id objectId, Id aliasId, boolean isImported) {
    public Alias {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(objectId);
        Objects.requireNonNull(aliasId);
    }
}
