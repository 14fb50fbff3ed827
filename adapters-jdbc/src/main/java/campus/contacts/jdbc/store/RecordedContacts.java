package campus.contacts.jdbc.store;

import campus.contacts.AddressBookScope;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;

/** Reads contacts as they were at a moment. */
final class RecordedContacts extends RecordedFilings<Contact, ContactQuery> {
    private final JdbcContacts contacts;

    RecordedContacts(JdbcUnitOfWork unit, RecordedSpan span) {
        this(new JdbcContacts(unit), span);
    }

    private RecordedContacts(JdbcContacts contacts, RecordedSpan span) {
        super(contacts, span);
        this.contacts = contacts;
    }

    @Override
    ListPlan search(ObjectTable<Contact> table, ContactQuery query, Visibility visibility) {
        ListPlan search = new ListPlan();
        ContactQuery.Ends ends = query.ends();
        if (ends.referenceId() != null) {
            search.equal("reference_key", "reference", ends.referenceId().key());
        }
        if (ends.addresseeId() != null) {
            search.equal("addressee_key", "addressee", ends.addresseeId().key());
        }
        if (ends.addressId() != null) {
            search.equal("address_id", "address", contacts.unit().number(ObjectKind.ADDRESS, ends.addressId()));
            if (new RecordedAddresses(contacts.unit(), span())
                    .find(ends.addressId(), visibility)
                    .isEmpty()) {
                search.matchNothing();
            }
        }
        EffectiveConditions.conditions(JdbcContacts.timings(query)).forEach(search::filter);
        if (query.availableAt() != null) {
            search.filter(
                    isReplaced(table)
                            ? AvailabilityRows.includedInVersion(query.availableAt())
                            : AvailabilityRows.includes(query.availableAt()));
        }
        return search;
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
