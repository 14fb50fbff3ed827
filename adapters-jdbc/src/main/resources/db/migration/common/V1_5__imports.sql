-- The state of imports of people, which lets the next import skip unchanged lines and update only what changed.

-- At most one row: the number of the last import that started.
create table import_run (
    singleton smallint not null primary key,
    last_run bigint not null
);

-- The last imported line of a person.
create table imported_line (
    person_id bigint not null primary key references person on delete cascade,
    -- hash of the line; null if the person was changed by other means since
    fingerprint varchar,
    -- the number of rows of the person in imported_item after the import; another number now means that objects were deleted since
    item_count integer not null,
    -- The last import that had a line for the person. An import removes only people whose last import is an earlier one.
    last_run bigint default 0 not null
);

-- Address and contact that an import made for one element of a list in a line. A row is deleted with its objects.
create table imported_item (
    person_id bigint not null references person on delete cascade,
    list_name varchar not null,
    -- identifies the element in its list
    item_key varchar not null,
    -- hash of the element
    fingerprint varchar not null,
    -- the display name that the import gave to the objects
    display_name varchar not null,
    address_id bigint references address on delete cascade,
    contact_id bigint references contact on delete cascade,
    primary key (person_id, list_name, item_key)
);
create index imported_item_by_address on imported_item (address_id);
create index imported_item_by_contact on imported_item (contact_id);
