package campus.contacts.service.imports;

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

/**
 * What a line of an import says of a person. What is missing there stays as it is.
 *
 * @param entry the parts of the directory entry that are there
 * @param isPrivate null: nothing is said
 * @param isStudent null: nothing is said
 * @param dplans null: nothing is said
 * @param slots the lists that are there of what is kept as addresses and contacts; what else imports made in a slot goes;
 *     objects are made in this order
 * @param fingerprint of all of this
 */
public record ImportLine(
        NetId netid,
        Value.Struct entry,
        Boolean isPrivate,
        Boolean isStudent,
        List<Dplan> dplans,
        Map<String, List<Item>> slots,
        String fingerprint) {
    /** Every slot of a role begins with this and the role's id. */
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
     * One value that is kept as an address, and where it belongs to a role or is a personal contact, as a contact too.
     *
     * @param key what tells it from others in its slot
     * @param source the code of the data source in whose book it is
     * @param name to be displayed
     * @param contact null: the address belongs to the person itself
     * @param pointer where it stands in the line
     */
    public record Item(
            String key, String source, String name, AddressPart address, ContactPart contact, String pointer) {}

    /** @param text null: as the records say */
    public record AddressPart(List<Id> recordTypeIds, RecordProperties properties, String text) {}

    /**
     * @param genusTypeId null: the default
     * @param referenceId null: the person
     * @param addressesPerson whether the person is the addressee
     */
    public record ContactPart(
            Id genusTypeId,
            List<Id> recordTypeIds,
            RecordProperties properties,
            Id referenceId,
            boolean addressesPerson) {}
}
