package campus.contacts.jdbc.past;

import campus.contacts.AddressBookScope;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.columns.AvailabilityRows;
import campus.contacts.jdbc.columns.EffectiveConditions;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.objects.JdbcContacts;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SortedRuns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;
import java.util.ArrayList;
import java.util.List;

/** Reads contacts as they were at a moment. */
final class RecordedContacts extends RecordedFilings<Contact, ContactQuery> {
    private final JdbcContacts contacts;

    RecordedContacts(JdbcTransaction unit, RecordedSpan span) {
        this(new JdbcContacts(unit), span);
    }

    private RecordedContacts(JdbcContacts contacts, RecordedSpan span) {
        super(contacts, span);
        this.contacts = contacts;
    }

    @Override
    ListPlan search(ObjectTable<Contact> table, ContactQuery query, Visibility visibility) {
        ListPlan search = new ListPlan();
        among(search, query.ids());
        ContactQuery.Ends ends = query.ends();
        if (ends.referenceId() != null) {
            fixed(
                    search,
                    table,
                    "reference_key",
                    "reference",
                    ends.referenceId().key());
        }
        if (ends.addresseeId() != null) {
            search.equal("addressee_key", "addressee", ends.addresseeId().key());
        }
        if (ends.addressId() != null) {
            // looked up first, because the Id may lead to another address
            boolean isHidden = new RecordedAddresses(contacts.unit(), span())
                    .find(ends.addressId(), visibility)
                    .isEmpty();
            fixed(search, table, "address_id", "address", address(ends));
            if (isHidden) {
                search.matchNothing();
            }
        }
        EffectiveConditions.conditions(JdbcContacts.timings(query)).forEach(search::filter);
        List<SqlFragment> available = isReplaced(table)
                ? AvailabilityRows.includedInVersion(query.availableAt())
                : AvailabilityRows.include(query.availableAt());
        available.forEach(search::filter);
        return search;
    }

    private long address(ContactQuery.Ends ends) {
        return contacts.unit().number(ObjectKind.ADDRESS, ends.addressId());
    }

    /** Requires what never changes; only current contacts have an index on it. */
    private void fixed(ListPlan search, ObjectTable<Contact> table, String column, String name, Object value) {
        if (isReplaced(table)) {
            search.filter(SqlFragment.of("c." + column + " = :" + name, name, value));
        } else {
            search.equal(column, name, value);
        }
    }

    @Override
    List<SortedRuns> fixed(ContactQuery query) {
        ContactQuery.Ends ends = query.ends();
        if (ends.referenceId() != null) {
            return fixed("reference_key", ends.referenceId().key());
        }
        if (ends.addressId() != null) {
            long address = address(ends);
            SqlFragment key =
                    SqlFragment.of("select cast(:address as bigint) as run_key from address_book b where b.id = 1");
            List<SortedRuns> runs = new ArrayList<>(fixed("address_id", key.bind("address", address), address));
            // contacts that a merge has moved to another address since
            runs.add(new SortedRuns("moved_contact", "address_id", "id", key, address));
            return runs;
        }
        return super.fixed(query);
    }

    @Override
    AddressBookScope scope(ContactQuery query) {
        return query.scope();
    }

    @Override
    TypeFilter types(ContactQuery query) {
        return query.types();
    }
}
