-- Keys are compared for equality only, as in the tables of current objects.
alter table contact_version
    alter column genus_key type varchar collate "C",
    alter column reference_key type varchar collate "C",
    alter column addressee_key type varchar collate "C";
alter table contact_deletion
    alter column genus_key type varchar collate "C",
    alter column reference_key type varchar collate "C";
alter table address_deletion alter column genus_key type varchar collate "C";
alter table address_book_deletion alter column genus_key type varchar collate "C";
alter table address_version
    alter column genus_key type varchar collate "C",
    alter column resource_key type varchar collate "C",
    alter column email_address_key type varchar collate "C";
alter table address_book_version
    alter column genus_key type varchar collate "C",
    alter column provider_key type varchar collate "C";
alter table contact_version_record_type alter column type_key type varchar collate "C";
alter table address_version_record_type alter column type_key type varchar collate "C";
alter table address_book_version_record_type alter column type_key type varchar collate "C";

create index contact_version_by_addressee on contact_version (addressee_key, id) where addressee_key is not null;
create index contact_version_by_end on contact_version (replaced_at);
create index address_version_by_resource on address_version (resource_key, id) where resource_key is not null;
create index address_version_by_email_address on address_version (email_address_key, id) where email_address_key is not null;
create index address_version_by_end on address_version (replaced_at);
create index address_book_version_by_provider on address_book_version (provider_key, id);
create index address_book_version_by_end on address_book_version (replaced_at);
create index contact_version_record_type_by_type on contact_version_record_type (type_key, contact_id);
create index address_version_record_type_by_type on address_version_record_type (type_key, address_id);
create index address_book_version_record_type_by_type on address_book_version_record_type (type_key, address_book_id);
create index contact_version_availability_by_contact on contact_version_availability (contact_id, version);
create index contact_deletion_by_address on contact_deletion (address_id, id);
create index contact_deletion_by_reference on contact_deletion (reference_key, id);
create index contact_deletion_by_genus on contact_deletion (genus_key, id);
create index address_deletion_by_genus on address_deletion (genus_key, id);
create index address_book_deletion_by_genus on address_book_deletion (genus_key, id);
create index contact_deletion_by_time on contact_deletion (deleted_at);
create index address_deletion_by_time on address_deletion (deleted_at);
create index address_book_deletion_by_time on address_book_deletion (deleted_at);
create index contact_filing_period_by_book on contact_filing_period (address_book_id, contact_id);
create index contact_filing_period_by_contact on contact_filing_period (contact_id, address_book_id);
create index contact_filing_period_by_end on contact_filing_period (unfiled_at);
create index address_filing_period_by_book on address_filing_period (address_book_id, address_id);
create index address_filing_period_by_address on address_filing_period (address_id, address_book_id);
create index address_filing_period_by_end on address_filing_period (unfiled_at);
create index address_book_child_period_by_parent on address_book_child_period (parent_id, child_id);
create index address_book_child_period_by_child on address_book_child_period (child_id, parent_id);
create index address_book_child_period_by_end on address_book_child_period (removed_at);
create index address_book_root_period_by_book on address_book_root_period (address_book_id);
create index address_book_root_period_by_end on address_book_root_period (removed_at);
-- For erasing: kept responses that show an object.
create index idempotent_response_by_object on idempotent_response (object_id);
