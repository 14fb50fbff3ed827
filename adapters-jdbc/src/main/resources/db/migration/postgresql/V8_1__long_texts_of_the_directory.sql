-- For the reason given with V2, and since folded texts are ordered by their bytes.
alter table directory_person
    alter column netid type varchar collate "C",
    alter column resource_key type varchar collate "C",
    alter column family_order type varchar collate "C",
    alter column given_order type varchar collate "C",
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

-- An entry of an index has some 2,700 bytes here, and a name may be longer. Whoever asks for a text asks for its start as well.
create index directory_identifier_found on directory_identifier (left(identifier, 200), level, person_id);
create index directory_name_by_family on directory_name (left(family, 200), level, person_id);
create index directory_name_by_given on directory_name (left(given, 200), level, person_id);
create index directory_address_by_email on directory_address (left(email_address, 200));
create index directory_address_by_telephone on directory_address (left(telephone_number, 200));
