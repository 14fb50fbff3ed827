package campus.contacts.jdbc.objects;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.EffectiveFilter;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.history.Change;
import campus.contacts.jdbc.columns.AvailabilityRows;
import campus.contacts.jdbc.columns.EffectiveConditions;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.sql.DependentStatements;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.RecordedConditions;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.records.Availability.Hours;
import campus.contacts.spi.ContactStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Stores contacts. */
public final class JdbcContacts extends JdbcFiledObjects<Contact, ContactQuery> implements ContactStore {
    private static final String COLUMNS = ObjectColumns.SHARED
            + ", c.address_id, c.reference_id, c.addressee_id, c.start_at, c.end_at, c.end_reason_id";

    public static final HistoryTables TABLES =
            new HistoryTables("contact", """
            id, version, changed_at, recorded_by, change_code, display_name, display_name_sort_key, description, genus_type, genus_key, record_types,
            properties, address_id, reference_id, reference_key, addressee_id, addressee_key, start_at, end_at, end_reason_id,
            written_by, reference_may_hide, addressee_may_hide""", List.of("address_id", "reference_key", "genus_key"));

    public JdbcContacts(JdbcTransaction unit) {
        super(unit, ObjectKind.CONTACT, table(unit.ownIds()), ContactStatements.INSERT);
    }

    public static ObjectTable<Contact> table(LocalIds ownIds) {
        return new ObjectTable<>("contact", COLUMNS, (row, context) -> contact(row, ownIds));
    }

    private static Contact contact(ResultSet row, LocalIds ownIds) throws SQLException {
        return new Contact(
                ObjectColumns.identity(row, ObjectKind.CONTACT, ownIds),
                ObjectColumns.classification(row),
                new Contact.Link(
                        ownIds.id(ObjectKind.ADDRESS, row.getLong(ObjectColumns.OWN)),
                        ObjectColumns.id(row, ObjectColumns.OWN + 1)),
                new ContactForm(
                        ObjectColumns.display(row),
                        new EffectivePeriod(
                                ObjectColumns.moment(row, ObjectColumns.OWN + 3),
                                ObjectColumns.moment(row, ObjectColumns.OWN + 4)),
                        ObjectColumns.id(row, ObjectColumns.OWN + 5),
                        ObjectColumns.id(row, ObjectColumns.OWN + 2),
                        ObjectColumns.properties(row)));
    }

    @Override
    public Map<String, Object> values(Contact contact) {
        Map<String, Object> values = ObjectColumns.values(contact);
        Id reference = contact.link().referenceId();
        ContactForm form = contact.content();
        values.put(
                "address_id", unit().number(ObjectKind.ADDRESS, contact.link().addressId()));
        values.put("reference_id", reference.toString());
        values.put("reference_key", reference.key());
        values.put("addressee_id", ObjectColumns.id(form.addresseeId()));
        values.put("addressee_key", ObjectColumns.key(form.addresseeId()));
        values.put("start_at", ObjectColumns.moment(form.effective().start()));
        values.put("end_at", ObjectColumns.moment(form.effective().end()));
        values.put("end_reason_id", ObjectColumns.id(form.endReasonId()));
        return values;
    }

    @Override
    protected List<SqlFragment> isShown(VisibilityConditions seen) {
        return seen.contact();
    }

    @Override
    public TextQuery text(ContactQuery query) {
        return query.text();
    }

    @Override
    ListPlan search(ContactQuery query, VisibilityConditions seen, ListPlan search) {
        follow(query.ids());
        among(search, query.ids());
        connecting(search, query.ends(), seen);
        ofText(search, query.text());
        EffectiveConditions.conditions(timings(query)).forEach(search::filter);
        AvailabilityRows.include(query.availableAt()).forEach(search::filter);
        place(search, query.scope(), seen);
        ofTypes(search, query.types());
        return search;
    }

    /** Returns the conditions on the period: a contact that is available at a moment is effective then. */
    public static List<EffectiveFilter> timings(ContactQuery query) {
        List<EffectiveFilter> timings = new ArrayList<>(query.timings());
        query.availableAt().forEach(moment -> timings.add(new EffectiveFilter.At(moment)));
        return timings;
    }

    /** Adds the conditions on reference, addressee and address, the most selective first. */
    private void connecting(ListPlan search, ContactQuery.Ends ends, VisibilityConditions seen) {
        if (ends.referenceId() != null) {
            search.equal("reference_key", "reference", ends.referenceId().key());
        }
        if (ends.addresseeId() != null) {
            search.equal("addressee_key", "addressee", ends.addresseeId().key());
        }
        if (ends.addressId() != null) {
            long address = address(ends);
            search.equal("address_id", "address", address);
            if (!seen.isEverything()) {
                search.precondition(SqlFragment.exists(
                        SqlFragment.of("select 1 from address c where c.id = :address", "address", address)
                                .and(new JdbcAddresses(unit()).isVisible(seen.whole()))));
            }
        }
    }

    private long address(ContactQuery.Ends ends) {
        return unit().number(ObjectKind.ADDRESS, ends.addressId());
    }

    /** Looks up a merged address only if no contact uses the address that the query names: no contact uses a merged one. */
    @Override
    public List<Contact> list(ContactQuery query, Visibility visibility, PageRequest window) {
        List<Contact> found = super.list(query, visibility, window);
        return found.isEmpty() && isOfMerged(query) ? super.list(query, visibility, window) : found;
    }

    @Override
    public long count(ContactQuery query, Visibility visibility) {
        long found = super.count(query, visibility);
        return found == 0 && isOfMerged(query) ? super.count(query, visibility) : found;
    }

    private boolean isOfMerged(ContactQuery query) {
        Id address = query.ends().addressId();
        return address != null && unit().follow(ObjectKind.ADDRESS, address);
    }

    @Override
    DependentStatements dependents(Contact contact, DependentStatements filing) {
        List<Hours> hours = AvailabilityRows.of(contact);
        DependentStatements hiding =
                filing.and(new DependentStatements(List.of(), List.of(HiddenAddresses.HIDE_ADDRESS), Map.of()));
        return hours.isEmpty() ? hiding : hiding.and(AvailabilityRows.INSERT, AvailabilityRows.values(hours));
    }

    @Override
    String creation(Change change) {
        return changes()
                .creation(
                        change,
                        change == Change.CREATED
                                ? HiddenAddresses.SIGHT_OF_CREATION
                                : HiddenAddresses.SIGHT_OF_RESTORATION);
    }

    @Override
    String creationAtOnce() {
        return changes()
                .creation(Change.CREATED, HiddenAddresses.SIGHT_OF_CREATION + " and exists (select 1 from made)");
    }

    @Override
    protected String provenanceColumns() {
        return "c.written_by, c.reference_may_hide, c.addressee_may_hide";
    }

    @Override
    protected List<String> subjects(Contact contact) {
        String reference = contact.link().referenceId().key();
        Id addressee = contact.content().addresseeId();
        return addressee == null ? List.of(reference) : List.of(reference, addressee.key());
    }

    @Override
    void add(ObjectRowWriter rows, Contact contact, Placed placed, long privateReasons) {
        rows.add(contact, placed.addressBookIds(), placed.provenance(), privateReasons);
    }

    /** Adds a private reason to an address for every private contact that an import creates on it. */
    @Override
    void hide(List<Contact> privateContacts) {
        HiddenAddresses.hide(unit(), privateContacts);
    }

    @Override
    public Optional<Contact> insertAtOnce(
            Function<ObjectVersion, Contact> draft, Id addressBookId, Provenance provenance) {
        String row = ContactStatements.INSERT_IF + unit().dialect().isThereUnchanged("address", ":address_id");
        return insertAtOnce(draft, row, filed(addressBookId, provenance));
    }

    /** Changes of the persons or the hours of availability take further statements. */
    @Override
    public Optional<Contact> updateAtOnce(Contact before, Function<ObjectVersion, Contact> draft) {
        Contact after = draft.apply(before.identity());
        boolean isOneStatement = before.link().equals(after.link())
                && before.classification().equals(after.classification())
                && subjects(before).equals(subjects(after))
                && AvailabilityRows.of(before).equals(AvailabilityRows.of(after));
        return isOneStatement ? updateAtOnce(before, draft, ContactStatements.UPDATE) : Optional.empty();
    }

    @Override
    public void update(Contact before, Contact after, Provenance provenance) {
        if (!before.link().equals(after.link())) {
            move(before, after, provenance);
            return;
        }
        boolean sameSubjects = subjects(before).equals(subjects(after));
        if (sameSubjects) {
            update(before, after, provenance, List.of(changes().update()), List.of(ContactStatements.UPDATE));
        } else {
            update(
                    before,
                    after,
                    provenance,
                    List.of(changes().updateOfSight(), HiddenAddresses.SIGHT_OF_UPDATE),
                    List.of(HiddenAddresses.CHANGE_ADDRESS, ContactStatements.UPDATE_WITH_SUBJECTS));
        }
        List<Hours> hours = AvailabilityRows.of(after);
        if (!hours.equals(AvailabilityRows.of(before))) {
            AvailabilityRows.replace(handle(), number(after.id()), hours);
        }
    }

    /** Moves a contact to another address, which changes nothing else. */
    private void move(Contact before, Contact after, Provenance provenance) {
        update(
                before,
                after,
                provenance,
                List.of(changes().update(), HiddenAddresses.SIGHT_OF_DELETION, HiddenAddresses.SIGHT_OF_MOVE),
                unit().withHistory(List.of(ContactStatements.KEEP_ADDRESS), ContactStatements.MOVE));
    }

    /** The entries that follow the contact's own are about its address. */
    @Override
    String lockFor(List<String> entries) {
        return entries.size() == 1
                ? null
                : HiddenAddresses.OF_CONTACT + unit().dialect().sharedChangeLock("c");
    }

    @Override
    public List<Contact> lockAll(Collection<Id> ids) {
        SqlFragment rows = current().select().add("c.id = any(:ids) order by c.id for update");
        return current().list(unit().writeHandle(), rows.bind("ids", ownNumbers(ids)));
    }

    private Long[] ownNumbers(Collection<Id> ids) {
        return ids.stream().map(this::ownNumber).toArray(Long[]::new);
    }

    @Override
    public void moveAll(List<Contact> locked, Id addressId, Instant moment) {
        if (!locked.isEmpty()) {
            new ContactMoves(unit()).moveAll(locked, addressId, moment);
        }
    }

    @Override
    public void delete(Contact locked) {
        delete(
                unit().writeHandle(),
                locked,
                List.of(changes().deletion(), HiddenAddresses.SIGHT_OF_DELETION),
                List.of(TABLES.endFilings()),
                List.of(HiddenAddresses.SHOW_ADDRESS, "delete from contact where id = :id"));
    }

    @Override
    protected HistoryTables historyTables() {
        return TABLES;
    }

    @Override
    public List<SqlFragment> isContentShown(VisibilityConditions seen, RecordedSpan span) {
        return new RecordedConditions(seen, span).contactContent();
    }

    @Override
    protected List<String> erasing() {
        List<String> statements = new ArrayList<>(super.erasing());
        statements.add("delete from contact_version_availability where contact_id = :id");
        statements.add("delete from moved_contact where id = :id");
        return statements;
    }

    @Override
    protected List<String> erasingVersion() {
        List<String> statements = new ArrayList<>(super.erasingVersion());
        statements.add("delete from contact_version_availability where contact_id = :id and version = :version");
        return statements;
    }

    @Override
    List<String> keep(Contact before) {
        return TABLES.keep(
                !before.classification().recordTypeIds().isEmpty(),
                !AvailabilityRows.of(before).isEmpty());
    }
}
