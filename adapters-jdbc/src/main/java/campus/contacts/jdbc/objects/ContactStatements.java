package campus.contacts.jdbc.objects;

import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.visibility.PrivateSubjects;
import java.util.List;

/** The statements that write the rows of contacts. */
final class ContactStatements {
    private static final String PRIVATE_REASONS =
            PrivateSubjects.isPrivate(":reference_key") + " + " + PrivateSubjects.isPrivate(":addressee_key");

    static final TargetTable TARGET = TargetTable.of("contact", """
            id, version, changed_at, recorded_by, display_name, display_name_sort_key, description, genus_type, genus_key, record_types, properties,
            address_id, reference_id, reference_key, addressee_id, addressee_key, start_at, end_at, end_reason_id, written_by,
            reference_may_hide, addressee_may_hide, private_reasons, hides_address""");

    private static final String ROW = """
            nextval('contact_number'), :version, :changed_at, :recorded_by, :display_name, :display_name_sort_key, :description, :genus_type, :genus_key,
                :record_types, :properties, :address_id, :reference_id, :reference_key, :addressee_id, :addressee_key,
                :start_at, :end_at, :end_reason_id, :written_by, :reference_may_hide, :addressee_may_hide,\s""" + PRIVATE_REASONS + ", " + HiddenAddresses.HIDES_ADDRESS;

    static final String INSERT = "insert into " + TARGET + " values (" + ROW + ')';

    static final String INSERT_IF = "insert into " + TARGET + " select " + ROW + " where ";

    private static final String SET = """
            update contact set version = :version, changed_at = :changed_at, recorded_by = :recorded_by, change_code = 1, display_name = :display_name, display_name_sort_key = :display_name_sort_key,
                description = :description, record_types = :record_types, properties = :properties, addressee_id = :addressee_id,
                addressee_key = :addressee_key, start_at = :start_at, end_at = :end_at, end_reason_id = :end_reason_id""";

    static final String UPDATE = SET + " where id = :id";

    /** Updates a contact with its address, whose earlier one stays known as long as the past is. */
    static final List<String> MOVE = List.of(
            HiddenAddresses.SHOW_ADDRESS,
            HiddenAddresses.HIDE_NEXT_ADDRESS,
            SET + ", address_id = :address_id where id = :id");

    static final String KEEP_ADDRESS = """
            insert into moved_contact (id, address_id, is_merged)
            select d.id, d.address_id, false from contact d where d.id = :id and not exists (
                select 1 from moved_contact m where m.id = d.id and m.address_id = d.address_id)""";

    /** Updates a contact with its private reasons. */
    static final String UPDATE_WITH_SUBJECTS = SET
            + ", written_by = :written_by, addressee_may_hide = :addressee_may_hide, private_reasons = "
            + PRIVATE_REASONS
            + ", hides_address = "
            + PrivateSubjects.hidesAddress(
                    "reference_may_hide", ":reference_key", "cast(:addressee_may_hide as boolean)", ":addressee_key")
            + " where id = :id";

    private ContactStatements() {}
}
