package campus.contacts.jdbc.aliases;

import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.MergeStore;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Stores which contacts merges have moved. The store of contacts has written a row for each contact that has left an address. */
public record JdbcMerges(JdbcTransaction unit) implements MergeStore {
    /** The columns in bulk. */
    public static final TargetTable TARGET = TargetTable.of("moved_contact", "id, address_id, is_merged");

    /** Adds what the versions of an archive show, apart from merges: the former addresses of contacts. */
    public static final String OF_VERSIONS = """
            insert into moved_contact (id, address_id, is_merged)
            select distinct v.id, v.address_id, false from contact_version v
            where not exists (select 1 from contact c where c.id = v.id and c.address_id = v.address_id)
                and not exists (select 1 from contact_deletion d where d.id = v.id and d.address_id = v.address_id)
                and not exists (select 1 from moved_contact m where m.id = v.id and m.address_id = v.address_id)""";

    /** A row in the order of addresses. */
    public record Row(long address, long contact) {
        public static final Row FIRST = new Row(0, 0);
    }

    @Override
    public void moved(Id addressId, Collection<Id> contactIds) {
        if (contactIds.isEmpty()) {
            return;
        }
        long address = unit.ownNumber(ObjectKind.ADDRESS, addressId);
        // one by one: H2 would compare all rows of the address with all contacts
        PreparedBatch batch = unit.writeHandle()
                .prepareBatch(
                        "update moved_contact set is_merged = true where id = :contact and address_id = :address");
        contactIds.forEach(id -> batch.bind("contact", unit.ownNumber(ObjectKind.CONTACT, id))
                .bind("address", address)
                .add());
        batch.execute();
    }

    @Override
    public List<Id> moved(Id addressId) {
        return SqlFragment.of(
                        "select m.id from moved_contact m where m.address_id = :address and m.is_merged order by m.id",
                        "address",
                        unit.ownNumber(ObjectKind.ADDRESS, addressId))
                .query(unit.handle())
                .mapTo(Long.class)
                .map(number -> unit.ownIds().id(ObjectKind.CONTACT, number))
                .list();
    }

    @Override
    public void forget(Id addressId) {
        SqlFragment.of(
                        "update moved_contact set is_merged = false where address_id = :address and is_merged",
                        "address",
                        unit.ownNumber(ObjectKind.ADDRESS, addressId))
                .execute(unit.writeHandle());
    }

    /** Returns the next contacts that merges have moved, by address. */
    public List<Row> page(Row after, int limit) {
        return SqlFragment.of("""
                        select m.address_id, m.id from moved_contact m
                        where (m.address_id, m.id) > (:address, :contact) and m.is_merged
                        order by m.address_id, m.id limit :limit""")
                .bind("address", after.address)
                .bind("contact", after.contact)
                .bind("limit", limit)
                .query(unit.handle())
                .map((row, context) -> new Row(row.getLong(1), row.getLong(2)))
                .list();
    }
}
