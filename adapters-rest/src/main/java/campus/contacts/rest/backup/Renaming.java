package campus.contacts.rest.backup;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Refusal;
import java.util.function.UnaryOperator;

/**
 * Gives Ids of the authority that was exported the one of the storage that they go to: own Ids, and every Id of a type or of an
 * object elsewhere that names the authority, which is another service's of the same campus. Others stay as they are spelled.
 */
record Renaming(String from, OwnIds to) implements UnaryOperator<Id> {
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
    Id own(Kind kind, Id id) {
        return to.number(kind, apply(id)).stream()
                .mapToObj(number -> to.id(kind, number))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("not the Id of an " + kind.label() + " with this file's authority"));
    }
}
