package campus.contacts.backup;

import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import java.util.function.UnaryOperator;

/**
 * Replaces the exported authority in Ids by the authority of the target storage: in own Ids, and in every Id of a type or of an object
 * of another service of the same campus that names the authority. Other Ids are unchanged.
 */
record AuthorityRenaming(String from, LocalIds to) implements UnaryOperator<Id> {
    @Override
    public Id apply(Id id) {
        if (from.equals(to.authority()) || !isFrom(id)) {
            return id;
        }
        String text = id.toString();
        return Id.parse(text.substring(0, text.lastIndexOf('@') + 1) + to.authority());
    }

    private boolean isFrom(Id id) {
        // Ids are equal when their authorities are equal ignoring ASCII case
        return Id.of("a", "a", from).equals(Id.of("a", "a", id.authority()));
    }

    /** Returns an Id of this provider, in its spelling. */
    Id own(ObjectKind kind, Id id) {
        return to.number(kind, apply(id)).stream()
                .mapToObj(number -> to.id(kind, number))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("not the Id of an " + kind.label() + " with this file's authority"));
    }
}
