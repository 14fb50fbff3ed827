-- What imports made for a person, by the list it stands in and what tells it from others there. Objects that are deleted are
-- forgotten with the row.
create table imported (
    person_id bigint not null references person on delete cascade,
    slot varchar not null,
    item_key varchar not null,
    fingerprint varchar not null,
    display_name varchar not null,
    address_id bigint references address on delete cascade,
    contact_id bigint references contact on delete cascade,
    primary key (person_id, slot, item_key)
);
create index imported_address on imported (address_id);
create index imported_contact on imported (contact_id);

-- The last import that named a person.
alter table person add column import_run varchar;
