-- Keys are compared for equality only, and netids and folded texts are sorted by their bytes. The collation "C" does both several times
-- faster than others, and an update of the operating system's collations cannot corrupt the indexes.
alter table address
    alter column genus_key type varchar collate "C",
    alter column resource_key type varchar collate "C",
    alter column email_address_key type varchar collate "C";
alter table contact
    alter column genus_key type varchar collate "C",
    alter column reference_key type varchar collate "C",
    alter column addressee_key type varchar collate "C";
alter table address_book
    alter column genus_key type varchar collate "C",
    alter column provider_key type varchar collate "C",
    alter column data_source_code type varchar collate "C";
alter table contact_record_type alter column type_key type varchar collate "C";
alter table address_record_type alter column type_key type varchar collate "C";
alter table address_book_record_type alter column type_key type varchar collate "C";
alter table person alter column netid type varchar collate "C";
alter table person_role alter column role_id type varchar collate "C";
alter table private_subject alter column subject_key type varchar collate "C";
alter table task alter column task_key type varchar collate "C";
alter table task_queue alter column netid type varchar collate "C";
alter table idempotent_response alter column idempotency_key type varchar collate "C";
alter table directory_person
    alter column netid type varchar collate "C",
    alter column resource_key type varchar collate "C",
    alter column family_sort_key type varchar collate "C",
    alter column given_sort_key type varchar collate "C",
    alter column primary_affiliation type varchar collate "C",
    alter column primary_campus type varchar collate "C",
    alter column primary_subaffiliation type varchar collate "C";
alter table directory_identifier
    alter column identifier type varchar collate "C",
    alter column type type varchar collate "C",
    alter column release type varchar collate "C";
alter table directory_name
    alter column family type varchar collate "C",
    alter column middle type varchar collate "C",
    alter column given type varchar collate "C",
    alter column formatted type varchar collate "C",
    alter column language type varchar collate "C",
    alter column type type varchar collate "C",
    alter column release type varchar collate "C";
alter table directory_role
    alter column role_key type varchar collate "C",
    alter column role_id type varchar collate "C",
    alter column sor type varchar collate "C",
    alter column affiliation type varchar collate "C",
    alter column degree type varchar collate "C",
    alter column department type varchar collate "C",
    alter column employee_type type varchar collate "C",
    alter column organization type varchar collate "C",
    alter column status type varchar collate "C",
    alter column title type varchar collate "C";
alter table directory_major
    alter column major type varchar collate "C",
    alter column type type varchar collate "C";
alter table directory_address
    alter column resource_key type varchar collate "C",
    alter column type type varchar collate "C",
    alter column release type varchar collate "C",
    alter column email_address type varchar collate "C",
    alter column telephone_number type varchar collate "C",
    alter column url type varchar collate "C",
    alter column country type varchar collate "C",
    alter column formatted type varchar collate "C",
    alter column locality type varchar collate "C",
    alter column postal_code type varchar collate "C",
    alter column region type varchar collate "C",
    alter column room type varchar collate "C",
    alter column street type varchar collate "C";

-- For the addresses of a caller's own contacts. Most contacts are imported and have no writer.
create index contact_by_writer on contact (written_by, address_id) where written_by is not null;

-- PostgreSQL limits an index entry to about 2,700 bytes, and names may be longer. Queries compare both the prefix and the whole text.
create index directory_identifier_by_identifier on directory_identifier (left(identifier, 200), viewer_level, person_id);
create index directory_name_by_family on directory_name (left(family, 200), viewer_level, person_id);
create index directory_name_by_given on directory_name (left(given, 200), viewer_level, person_id);
create index directory_address_by_email_address on directory_address (left(email_address, 200));
create index directory_address_by_telephone_number on directory_address (left(telephone_number, 200));
