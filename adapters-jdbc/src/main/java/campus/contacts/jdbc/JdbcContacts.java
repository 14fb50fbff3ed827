package campus.contacts.jdbc;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Effective;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Timing;
import campus.contacts.records.Availability.Hours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The contacts. */
final class JdbcContacts extends JdbcFiled<Contact, ContactQuery> {
    private static final String COLUMNS = """
            c.id, c.version, c.changed_at, c.display_name, c.description, c.genus_type, c.record_types, c.properties, \
            c.address_id, c.reference_id, c.addressee_id, c.start_at, c.end_at, c.end_reason_id""";

    static final String INSERT = """
            insert into contact (id, version, changed_at, display_name, description, genus_type, genus_key, record_types,
                properties, address_id, reference_id, reference_key, addressee_id, addressee_key, start_at, end_at,
                end_reason_id)
            values (nextval('contact_number'), :version, :changed_at, :display_name, :description, :genus_type, :genus_key,
                :record_types, :properties, :address_id, :reference_id, :reference_key, :addressee_id, :addressee_key,
                :start_at, :end_at, :end_reason_id)""";

    private static final String UPDATE = """
            update contact set version = :version, changed_at = :changed_at, display_name = :display_name,
                description = :description, properties = :properties, addressee_id = :addressee_id,
                addressee_key = :addressee_key, start_at = :start_at, end_at = :end_at, end_reason_id = :end_reason_id
            where id = :id""";

    JdbcContacts(JdbcUnit unit) {
        super(
                unit,
                Kind.CONTACT,
                new Table<>("contact", COLUMNS, (row, context) -> contact(row, unit.ownIds())),
                INSERT);
    }

    private static Contact contact(ResultSet row, OwnIds ownIds) throws SQLException {
        return new Contact(
                Columns.identity(row, Kind.CONTACT, ownIds),
                Columns.classification(row),
                new Contact.Link(ownIds.id(Kind.ADDRESS, row.getLong("address_id")), Columns.id(row, "reference_id")),
                new ContactForm(
                        Columns.display(row),
                        new Effective(Columns.moment(row, "start_at"), Columns.moment(row, "end_at")),
                        Columns.id(row, "end_reason_id"),
                        Columns.id(row, "addressee_id"),
                        Columns.properties(row)));
    }

    @Override
    Map<String, Object> values(Contact contact) {
        Map<String, Object> values = Columns.values(contact);
        Id reference = contact.link().referenceId();
        ContactForm form = contact.content();
        values.put("address_id", unit().number(Kind.ADDRESS, contact.link().addressId()));
        values.put("reference_id", reference.toString());
        values.put("reference_key", reference.key());
        values.put("addressee_id", Columns.id(form.addresseeId()));
        values.put("addressee_key", Columns.key(form.addresseeId()));
        values.put("start_at", Columns.moment(form.effective().start()));
        values.put("end_at", Columns.moment(form.effective().end()));
        values.put("end_reason_id", Columns.id(form.endReasonId()));
        return values;
    }

    @Override
    Search search(ContactQuery query, Within within) {
        Search search = new Search();
        connecting(search, query.ends(), within);
        Timings.conditions(timings(query)).forEach(search::filter);
        if (query.availableAt() != null) {
            search.filter(AvailableHours.includes(query.availableAt()));
        }
        place(search, query.shelf(), within);
        ofTypes(search, query.types());
        return search;
    }

    /** What is available at a moment is effective then. */
    private static List<Timing> timings(ContactQuery query) {
        List<Timing> timings = new ArrayList<>(query.timings());
        if (query.availableAt() != null) {
            timings.add(new Timing.At(query.availableAt()));
        }
        return timings;
    }

    /** The end with the fewest contacts first. */
    private void connecting(Search search, ContactQuery.Ends ends, Within within) {
        if (ends.referenceId() != null) {
            search.have("reference_key", "reference", ends.referenceId().key());
        }
        if (ends.addresseeId() != null) {
            search.have("addressee_key", "addressee", ends.addresseeId().key());
        }
        if (ends.addressId() != null) {
            long address = unit().number(Kind.ADDRESS, ends.addressId());
            search.have("address_id", "address", address);
            if (!within.isEverywhere()) {
                search.gate(Sql.exists("""
                        select 1 from address_filing f join address_book_path p on p.descendant_id = f.address_book_id
                            where f.address_id = :address and p.ancestor_id = any(:granted)""").bind("address", address).bind("granted", within.granted()));
            }
        }
    }

    @Override
    Beside beside(Contact contact, Beside filing) {
        List<Hours> hours = AvailableHours.of(contact);
        return hours.isEmpty() ? filing : filing.and(AvailableHours.INSERT, AvailableHours.values(hours));
    }

    @Override
    public void update(Contact contact) {
        update(UPDATE, contact);
        if (!contact.classification().recordTypeIds().isEmpty()) {
            AvailableHours.replace(handle(), number(contact.id()), AvailableHours.of(contact));
        }
    }

    @Override
    public void delete(Id id) {
        Sql.of("delete from contact where id = :id", "id", number(id)).execute(unit().writing());
    }
}
