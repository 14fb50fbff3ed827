package campus.contacts.service.peopleimport;

import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.Dplan;
import campus.contacts.people.NetId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data of a person in a line of an import. Data that is absent is left unchanged.
 *
 * @param entry the parts of the directory entry that are present
 * @param isPrivate null: absent
 * @param isStudent null: absent
 * @param dplans null: absent
 * @param slots the lists present whose elements are stored as addresses and contacts; other objects that imports
 *     created in such a slot are removed; objects are created in this order
 * @param fingerprint of the whole line
 */
public record ImportLine(
        NetId netid,
        Value.Struct entry,
        @Nullable Boolean isPrivate,
        @Nullable Boolean isStudent,
        @Nullable List<Dplan> dplans,
        Map<String, List<Item>> slots,
        String fingerprint) {
    /** The prefix of every slot of a role, before the role's id. */
    static final String ROLE_SLOT = "roles/";

    public ImportLine {
        Objects.requireNonNull(netid);
        Objects.requireNonNull(entry);
        dplans = dplans == null ? null : List.copyOf(dplans);
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        Objects.requireNonNull(fingerprint);
    }

    static String roleSlot(String roleId, String list) {
        return ROLE_SLOT + LineFingerprint.bounded(roleId + '/' + list);
    }

    /**
     * A value that is stored as an address and, if it belongs to a role or is a personal contact, also as a contact.
     *
     * @param key distinguishes it from others in its slot
     * @param source the code of the data source in whose book it is filed
     * @param name the display name
     * @param contact null: the address belongs to the person itself
     * @param pointer its place in the line
     */
    public record Item(
            String key,
            String source,
            String name,
            AddressPart address,
            @Nullable ContactPart contact,
            String pointer) {}

    /** @param text null: derived from the records */
    public record AddressPart(
            List<Id> recordTypeIds,
            RecordProperties properties,
            @Nullable String text) {}

    /**
     * @param genusTypeId null: the default
     * @param referenceId null: the person
     * @param addressesPerson whether the person is the addressee
     */
    public record ContactPart(
            @Nullable Id genusTypeId,
            List<Id> recordTypeIds,
            RecordProperties properties,
            @Nullable Id referenceId,
            boolean addressesPerson) {}
}
