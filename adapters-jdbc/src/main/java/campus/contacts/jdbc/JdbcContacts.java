package campus.contacts.jdbc;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Effective;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Provenance;
import campus.contacts.Timing;
import campus.contacts.records.Availability.Hours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The contacts. */
final class JdbcContacts extends JdbcFiled<Contact, ContactQuery> {
    private static final String COLUMNS =
            Columns.SHARED + ", c.address_id, c.reference_id, c.addressee_id, c.start_at, c.end_at, c.end_reason_id";

    private static final String PRIVATE_REASONS =
            Subjects.isPrivate(":reference_key") + " + " + Subjects.isPrivate(":addressee_key");

    private static final String HIDES_ADDRESS = Subjects.hidesAddress(
            "cast(:reference_may_hide as boolean)",
            ":reference_key",
            "cast(:addressee_may_hide as boolean)",
            ":addressee_key");

    /** Whether a contact that is there will hide its address, once it has that addressee. */
    private static final String WILL_HIDE_ADDRESS = Subjects.hidesAddress(
            "d.reference_may_hide", ":reference_key", "cast(:addressee_may_hide as boolean)", ":addressee_key");

    private static final String HIDE_ADDRESS =
            "update address a set private_reasons = a.private_reasons + 1 where a.id = :address_id and "
                    + HIDES_ADDRESS;

    /** By one more, one less or nothing. */
    private static final String CHANGE_ADDRESS = """
            update address a set private_reasons = a.private_reasons + (
                select case when %1$s then 1 else 0 end - case when d.hides_address then 1 else 0 end
                from contact d where d.id = :id)
            where a.id = :address_id
                and exists (select 1 from contact d where d.id = :id and d.hides_address <> %1$s)""".formatted(WILL_HIDE_ADDRESS);

    /** Nobody has no key: the last condition is there for its lock, see {@link Subjects}. */
    private static final String SHOW_ADDRESS = """
            update address a set private_reasons = a.private_reasons - 1
            where a.id = (select d.address_id from contact d where d.id = :id and d.hides_address)
                and not exists (select 1 from private_subject s where s.subject_key is null for update)""";

    static final Target TARGET = Target.of("contact", """
            id, version, changed_at, display_name, description, genus_type, genus_key, record_types, properties, address_id,
            reference_id, reference_key, addressee_id, addressee_key, start_at, end_at, end_reason_id, written_by,
            reference_may_hide, addressee_may_hide, private_reasons, hides_address""");

    private static final String INSERT = "insert into " + TARGET + """
            \svalues (nextval('contact_number'), :version, :changed_at, :display_name, :description, :genus_type, :genus_key,
                :record_types, :properties, :address_id, :reference_id, :reference_key, :addressee_id, :addressee_key,
                :start_at, :end_at, :end_reason_id, :written_by, :reference_may_hide, :addressee_may_hide,\s""" + PRIVATE_REASONS + ", " + HIDES_ADDRESS + ')';

    private static final String SET = """
            update contact set version = :version, changed_at = :changed_at, display_name = :display_name,
                description = :description, properties = :properties, addressee_id = :addressee_id,
                addressee_key = :addressee_key, start_at = :start_at, end_at = :end_at, end_reason_id = :end_reason_id""";

    private static final String UPDATE = SET + " where id = :id";

    /** With whom it is about. */
    private static final String UPDATE_WITH_SUBJECTS = SET
            + ", written_by = :written_by, addressee_may_hide = :addressee_may_hide, private_reasons = "
            + PRIVATE_REASONS
            + ", hides_address = "
            + Subjects.hidesAddress(
                    "reference_may_hide", ":reference_key", "cast(:addressee_may_hide as boolean)", ":addressee_key")
            + " where id = :id";

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
                new Contact.Link(ownIds.id(Kind.ADDRESS, row.getLong(Columns.OWN)), Columns.id(row, Columns.OWN + 1)),
                new ContactForm(
                        Columns.display(row),
                        new Effective(Columns.moment(row, Columns.OWN + 3), Columns.moment(row, Columns.OWN + 4)),
                        Columns.id(row, Columns.OWN + 5),
                        Columns.id(row, Columns.OWN + 2),
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
    List<Sql> isShown(Seen seen) {
        return seen.contact();
    }

    @Override
    Search search(ContactQuery query, Seen seen) {
        Search search = new Search();
        connecting(search, query.ends(), seen);
        Timings.conditions(timings(query)).forEach(search::filter);
        if (query.availableAt() != null) {
            search.filter(AvailableHours.includes(query.availableAt()));
        }
        place(search, query.shelf(), seen);
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
    private void connecting(Search search, ContactQuery.Ends ends, Seen seen) {
        if (ends.referenceId() != null) {
            search.have("reference_key", "reference", ends.referenceId().key());
        }
        if (ends.addresseeId() != null) {
            search.have("addressee_key", "addressee", ends.addresseeId().key());
        }
        if (ends.addressId() != null) {
            long address = unit().number(Kind.ADDRESS, ends.addressId());
            search.have("address_id", "address", address);
            if (!seen.isEverything()) {
                search.gate(Sql.exists(Sql.of("select 1 from address c where c.id = :address", "address", address)
                        .and(new JdbcAddresses(unit()).isInSight(seen.whole()))));
            }
        }
    }

    @Override
    Beside beside(Contact contact, Beside filing) {
        List<Hours> hours = AvailableHours.of(contact);
        Beside hiding = filing.and(new Beside(List.of(), List.of(HIDE_ADDRESS), Map.of()));
        return hours.isEmpty() ? hiding : hiding.and(AvailableHours.INSERT, AvailableHours.values(hours));
    }

    @Override
    List<String> subjects(Contact contact) {
        String reference = contact.link().referenceId().key();
        Id addressee = contact.content().addresseeId();
        return addressee == null ? List.of(reference) : List.of(reference, addressee.key());
    }

    @Override
    void add(NewRows rows, Contact contact, List<Id> addressBookIds, long privateReasons) {
        rows.add(contact, addressBookIds, Provenance.OFFICIAL, privateReasons);
    }

    /** An address has one more private reason for every private contact that an import makes on it. */
    @Override
    void hide(List<Contact> privateContacts) {
        if (!privateContacts.isEmpty()) {
            PreparedBatch batch = unit().writing()
                    .prepareBatch("update address set private_reasons = private_reasons + 1 where id = :id");
            privateContacts.forEach(contact -> batch.bind(
                            "id", unit().number(Kind.ADDRESS, contact.link().addressId()))
                    .add());
            batch.execute();
        }
    }

    @Override
    public void update(Contact before, Contact after, Provenance provenance) {
        boolean sameSubjects = subjects(before).equals(subjects(after));
        List<String> statements = sameSubjects ? List.of(UPDATE) : List.of(CHANGE_ADDRESS, UPDATE_WITH_SUBJECTS);
        update(statements, after, provenance);
        List<Hours> hours = AvailableHours.of(after);
        if (!hours.equals(AvailableHours.of(before))) {
            AvailableHours.replace(handle(), number(after.id()), hours);
        }
    }

    @Override
    public void delete(Id id) {
        unit().dialect()
                .together(
                        unit().writing(),
                        List.of(SHOW_ADDRESS, "delete from contact where id = :id"),
                        Map.of("id", number(id)));
    }
}
