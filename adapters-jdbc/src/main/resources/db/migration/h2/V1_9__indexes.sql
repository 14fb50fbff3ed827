-- Indexes that PostgreSQL has in another form.

-- For the addresses of a caller's own contacts.
create index contact_by_writer on contact (written_by, address_id);

create index directory_identifier_by_identifier on directory_identifier (identifier, viewer_level, person_id);
create index directory_name_by_family on directory_name (family, viewer_level, person_id);
create index directory_name_by_given on directory_name (given, viewer_level, person_id);
create index directory_address_by_email_address on directory_address (email_address);
create index directory_address_by_telephone_number on directory_address (telephone_number);
