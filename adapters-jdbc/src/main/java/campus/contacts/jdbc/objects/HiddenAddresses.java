package campus.contacts.jdbc.objects;

import campus.contacts.Contact;
import campus.contacts.jdbc.feed.ChangeEntries;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.PrivateSubjects;
import campus.contacts.osid.ObjectKind;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The addresses that contacts hide, because a private person is their reference or addressee. */
final class HiddenAddresses {
    static final String HIDES_ADDRESS = PrivateSubjects.hidesAddress(
            "cast(:reference_may_hide as boolean)",
            ":reference_key",
            "cast(:addressee_may_hide as boolean)",
            ":addressee_key");

    /** The condition that a stored contact hides its address once it has the new addressee. */
    private static final String WILL_HIDE_ADDRESS = PrivateSubjects.hidesAddress(
            "d.reference_may_hide", ":reference_key", "cast(:addressee_may_hide as boolean)", ":addressee_key");

    static final String HIDE_ADDRESS =
            "update address a set private_reasons = a.private_reasons + 1 where a.id = :address_id and "
                    + HIDES_ADDRESS;

    /** Selects the address of the stored contact {@code :id}. */
    static final String OF_CONTACT =
            "select c.id from address c where c.id = (select d.address_id from contact d where d.id = :id)";

    /**
     * Record that others see the address, if a private person hides it before or after the change of a contact. The
     * address is locked before: nobody may file, hide or show it between the entry and the change, nor at the same time
     * as another contact that shows it to its writer begins or ends.
     */
    static final String SIGHT_OF_CREATION =
            ChangeEntries.OF_ADDRESSES.sight() + "c.id = :address_id and c.private_reasons = 0 and " + HIDES_ADDRESS;

    /** The restored contact {@code :id}, which may be stored already, showed the address to nobody. */
    static final String SIGHT_OF_RESTORATION = ChangeEntries.OF_ADDRESSES
                    .sight()
                    .replace("d.written_by is not null", "d.written_by is not null and d.id <> :id")
            + "c.id = :address_id and (c.private_reasons > 0 or " + HIDES_ADDRESS + ')';

    static final String SIGHT_OF_UPDATE = ChangeEntries.OF_ADDRESSES.sight()
            + "c.id = :address_id and (c.private_reasons > 0 or exists (select 1 from contact d where d.id = :id and "
            + WILL_HIDE_ADDRESS + "))";

    static final String SIGHT_OF_MOVE = ChangeEntries.OF_ADDRESSES.sight()
            + "c.id = :address_id and (c.private_reasons > 0 or exists ("
            + "select 1 from contact d where d.id = :id and d.hides_address))";

    static final String SIGHT_OF_DELETION = ChangeEntries.OF_ADDRESSES.sight()
            + "c.id = (select d.address_id from contact d where d.id = :id) and c.private_reasons > 0";

    /** Changes the private reasons of the address by 1, 0 or -1. */
    static final String CHANGE_ADDRESS = """
            update address a set private_reasons = a.private_reasons + (
                select case when %1$s then 1 else 0 end - case when d.hides_address then 1 else 0 end
                from contact d where d.id = :id)
            where a.id = :address_id
                and exists (select 1 from contact d where d.id = :id and d.hides_address <> %1$s)""".formatted(WILL_HIDE_ADDRESS);

    /**
     * Removes the private reason of a contact from its address. No row has a null key; the condition only takes the table lock (see {@link
     * PrivateSubjects}).
     */
    static final String SHOW_ADDRESS = """
            update address a set private_reasons = a.private_reasons - 1
            where a.id = (select d.address_id from contact d where d.id = :id and d.hides_address)
                and not exists (select 1 from private_subject s where s.subject_key is null for update)""";

    /** Adds the private reason of a stored contact to the address {@code :address_id} that it moves to. */
    static final String HIDE_NEXT_ADDRESS = """
            update address a set private_reasons = a.private_reasons + 1
            where a.id = :address_id and exists (select 1 from contact d where d.id = :id and d.hides_address)""";

    /** Of contacts {@code :ids} that move from the address {@code :from_id} to {@code :address_id}. */
    static final String SIGHT_BEFORE_MOVE_OF_ALL =
            ChangeEntries.OF_ADDRESSES.sightAtMoment() + "c.id = :from_id and c.private_reasons > 0";

    static final String SIGHT_OF_MOVE_OF_ALL = ChangeEntries.OF_ADDRESSES.sightAtMoment()
            + "c.id = :address_id and (c.private_reasons > 0 or exists ("
            + "select 1 from contact d where d.id = any(:ids) and d.hides_address))";

    private static final String HIDING = "(select count(*) from contact d where d.id = any(:ids) and d.hides_address)";

    /** Removes the private reasons of the contacts {@code :ids} from their address, as {@link #SHOW_ADDRESS} does. */
    static final String SHOW_ADDRESS_OF_ALL = "update address a set private_reasons = a.private_reasons - " + HIDING
            + " where a.id = :from_id and " + HIDING + """
            \s> 0
                and not exists (select 1 from private_subject s where s.subject_key is null for update)""";

    /** Adds the private reasons of the contacts {@code :ids} to the address {@code :address_id} that they move to. */
    static final String HIDE_NEXT_ADDRESS_OF_ALL = "update address a set private_reasons = a.private_reasons + "
            + HIDING + " where a.id = :address_id and " + HIDING + " > 0";

    private HiddenAddresses() {}

    /** Adds a private reason to an address for every private contact that an import creates on it. */
    static void hide(JdbcTransaction unit, List<Contact> privateContacts) {
        if (privateContacts.isEmpty()) {
            return;
        }
        Long[] addresses = privateContacts.stream()
                .map(contact -> unit.number(ObjectKind.ADDRESS, contact.link().addressId()))
                .distinct()
                .toArray(Long[]::new);
        if (unit.keepsChanges()) {
            SqlFragment.of("select c.id from address c where c.id = any(:addresses) order by c.id for update")
                    .bind("addresses", addresses)
                    .query(unit.writeHandle())
                    .mapTo(Long.class)
                    .list();
            unit.recordChanges(
                    List.of(ChangeEntries.OF_ADDRESSES.sightAtMoment()
                            + "c.id = any(:addresses) and c.private_reasons = 0"),
                    Map.of("addresses", addresses));
        }
        PreparedBatch batch = unit.writeHandle()
                .prepareBatch("update address set private_reasons = private_reasons + 1 where id = :id");
        privateContacts.forEach(contact -> batch.bind(
                        "id", unit.number(ObjectKind.ADDRESS, contact.link().addressId()))
                .add());
        batch.execute();
    }
}
