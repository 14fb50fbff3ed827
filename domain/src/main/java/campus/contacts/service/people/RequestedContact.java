package campus.contacts.service.people;

import campus.contacts.osid.Id;
import campus.contacts.osid.Value;
import campus.contacts.service.people.document.CompactContact;
import campus.contacts.service.people.document.PersonalContactDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contact as requested, understood from an accepted payload. A task keeps the requested contacts instead of the
 * payload: {@code [{"id": "…", "contact": {…}}, …]}, in the order of the payload.
 *
 * @param id of the present contact, or null: that of the same type and priority, or a new one
 */
record RequestedContact(@Nullable Id id, Value.Struct data, Form form) {
    /** The form of the data. */
    enum Form {
        /** In parts, validated. */
        PARTS("contact"),
        /**
         * As GET shows the contact, without the members that requests cannot change. PUT accepts data that it could not
         * write, as long as they are unchanged.
         */
        SHOWN("unchanged");

        private final String member;

        Form(String member) {
            this.member = member;
        }
    }

    private static final String ID = "id";

    RequestedContact {
        Objects.requireNonNull(data);
        if (id == null && form != Form.PARTS) {
            throw new IllegalArgumentException("only a present contact can be unchanged");
        }
    }

    /** Returns the data without the members that requests cannot change. */
    Value normalized() {
        return PersonalContactDocument.normalized(data);
    }

    /** Returns the stored form of the contacts. */
    static Value.Array store(List<RequestedContact> contacts) {
        return new Value.Array(
                contacts.stream().<Value>map(RequestedContact::stored).toList());
    }

    private Value.Struct stored() {
        Map<String, Value> members = new LinkedHashMap<>();
        if (id != null) {
            members.put(ID, new Value.Text(id.toString()));
        }
        members.put(form.member, form == Form.PARTS ? CompactContact.write(data) : data);
        return new Value.Struct(members);
    }

    /**
     * Returns the contacts from their stored form.
     *
     * @throws IllegalArgumentException when this is not what {@link #store} returns
     */
    static List<RequestedContact> restore(Value stored) {
        if (stored instanceof Value.Array contacts) {
            return contacts.values().stream().map(RequestedContact::restored).toList();
        }
        throw new IllegalArgumentException("stored contacts are not a list");
    }

    private static RequestedContact restored(Value stored) {
        if (stored instanceof Value.Struct members) {
            int count = members.members().size();
            Id id = members.text(ID).flatMap(Id::find).orElse(null);
            for (Form form : Form.values()) {
                if (count == (id == null ? 1 : 2) && members.get(form.member) instanceof Value.Struct data) {
                    return new RequestedContact(id, form == Form.PARTS ? CompactContact.read(data) : data, form);
                }
            }
        }
        throw new IllegalArgumentException("a stored contact has other members than an id and its data");
    }
}
