package campus.contacts.backup;

import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import java.util.function.UnaryOperator;

/**
 * Gives Ids of the authority that was exported the one of the storage that they go to: own Ids, and every Id of a type or of an
 * object elsewhere that names the authority, which is another service's of the same campus. Others stay as they are spelled.
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
        // equal Ids are those whose authorities are equal ignoring ASCII case
        return Id.of("a", "a", from).equals(Id.of("a", "a", id.authority()));
    }

    /** An Id of ours, as this provider spells it. */
    Id own(ObjectKind kind, Id id) {
        return to.number(kind, apply(id)).stream()
                .mapToObj(number -> to.id(kind, number))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("not the Id of an " + kind.label() + " with this file's authority"));
    }
}
