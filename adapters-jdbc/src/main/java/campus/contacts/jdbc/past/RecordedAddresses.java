package campus.contacts.jdbc.past;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressQuery;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.objects.JdbcAddresses;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.RecordedConditions;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.TypeFilter;
import campus.contacts.records.EmailAddressSyntax;
import java.util.ArrayList;
import java.util.List;

/** Reads addresses as they were at a moment. */
final class RecordedAddresses extends RecordedFilings<Address, AddressQuery> {
    private final JdbcAddresses addresses;

    RecordedAddresses(JdbcTransaction unit, RecordedSpan span) {
        this(new JdbcAddresses(unit), span);
    }

    private RecordedAddresses(JdbcAddresses addresses, RecordedSpan span) {
        super(addresses, span);
        this.addresses = addresses;
    }

    /** Contacts of the moment hide a current version too, and show it to their writers. */
    @Override
    List<SqlFragment> isVisible(ObjectTable<Address> table, VisibilityConditions seen) {
        List<SqlFragment> conditions = new ArrayList<>(super.isVisible(table, seen));
        if (!isReplaced(table)) {
            conditions.addAll(new RecordedConditions(seen, span()).addressSubjects());
        }
        return conditions;
    }

    @Override
    ListPlan search(ObjectTable<Address> table, AddressQuery query, Visibility visibility) {
        ListPlan search = new ListPlan();
        among(search, query.ids());
        if (query.resourceId() != null) {
            search.equal("resource_key", "resource", query.resourceId().key());
        }
        if (query.mailbox() != null) {
            search.equal("email_address_key", "mailbox", EmailAddressSyntax.key(query.mailbox()));
        }
        return search;
    }

    @Override
    AddressBookScope scope(AddressQuery query) {
        return query.scope();
    }

    @Override
    TypeFilter types(AddressQuery query) {
        return query.types();
    }
}
