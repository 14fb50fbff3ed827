create index directory_identifier_found on directory_identifier (identifier, level, person_id);
create index directory_name_by_family on directory_name (family, level, person_id);
create index directory_name_by_given on directory_name (given, level, person_id);
create index directory_address_by_email on directory_address (email_address);
create index directory_address_by_telephone on directory_address (telephone_number);
