-- Numbers of own Ids. They grow, and none is given out twice: sequences know no rollback, and what H2 skips after a crash
-- stays skipped. Book 1 is the default address book.
create sequence contact_number;
create sequence address_number;
create sequence address_book_number start with 2;

-- The one row says whose Ids these are. Whoever changes the hierarchy locks it.
create table provider (
    singleton smallint not null primary key check (singleton = 1),
    authority varchar not null
);

-- Everywhere: an Id of somebody else stands as it was sent (..._id, ..._type) and, where it is searched for, once more in the
-- spelling that all equal Ids share (..._key). Moments are cut to milliseconds by the domain; an open start or end is null.
create table address (
    id bigint not null primary key,
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    display_name varchar not null,
    description varchar,
    genus_type varchar not null,
    genus_key varchar not null,
    record_types varchar,
    properties varchar,
    resource_id varchar,
    resource_key varchar,
    address_text varchar
);
create index address_of_resource on address (resource_key, id);
create index address_of_genus on address (genus_key, id);

create table contact (
    id bigint not null primary key,
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    display_name varchar not null,
    description varchar,
    genus_type varchar not null,
    genus_key varchar not null,
    record_types varchar,
    properties varchar,
    address_id bigint not null references address,
    reference_id varchar not null,
    reference_key varchar not null,
    addressee_id varchar,
    addressee_key varchar,
    start_at timestamp(3) with time zone,
    end_at timestamp(3) with time zone,
    end_reason_id varchar
);
create index contact_at_address on contact (address_id, id);
create index contact_of_reference on contact (reference_key, id);
create index contact_of_addressee on contact (addressee_key, id);
create index contact_of_genus on contact (genus_key, id);

create table address_book (
    id bigint not null primary key,
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    display_name varchar not null,
    description varchar,
    genus_type varchar not null,
    genus_key varchar not null,
    record_types varchar,
    properties varchar,
    provider_id varchar,
    provider_key varchar,
    branding_ids varchar,
    license varchar,
    marked_root boolean not null
);
create index address_book_of_provider on address_book (provider_key, id);
create index address_book_of_genus on address_book (genus_key, id);

-- Which record types an object lists, for filters; the order in which it lists them stands in its own row.
create table contact_record_type (
    type_key varchar not null,
    contact_id bigint not null references contact on delete cascade,
    primary key (contact_id, type_key)
);
create index contact_of_record_type on contact_record_type (type_key, contact_id);

create table address_record_type (
    type_key varchar not null,
    address_id bigint not null references address on delete cascade,
    primary key (address_id, type_key)
);
create index address_of_record_type on address_record_type (type_key, address_id);

create table address_book_record_type (
    type_key varchar not null,
    address_book_id bigint not null references address_book on delete cascade,
    primary key (address_book_id, type_key)
);
create index address_book_of_record_type on address_book_record_type (type_key, address_book_id);

-- Which books an object is in. A book that holds anything cannot be deleted; an object takes its filings with it.
create table contact_filing (
    address_book_id bigint not null references address_book,
    contact_id bigint not null references contact on delete cascade,
    primary key (address_book_id, contact_id)
);
create index contact_filed_in on contact_filing (contact_id, address_book_id);

create table address_filing (
    address_book_id bigint not null references address_book,
    address_id bigint not null references address on delete cascade,
    primary key (address_book_id, address_id)
);
create index address_filed_in on address_filing (address_id, address_book_id);

-- The hierarchy as it was made ...
create table address_book_child (
    parent_id bigint not null references address_book,
    child_id bigint not null references address_book,
    primary key (parent_id, child_id)
);
create index address_book_parent on address_book_child (child_id, parent_id);

-- ... and what follows from it: on how many ways one book leads down to another; itself included, on one. With the number of
-- ways, taking an edge away is arithmetic, and nobody walks the graph. Ladders make it grow past any integer: hence numeric.
-- The descendant comes first in the key since H2 takes a unique index where it can, and asked for one descendant and any of some
-- ancestors it would read one from end to end that begins with the ancestor.
create table address_book_path (
    ancestor_id bigint not null references address_book,
    descendant_id bigint not null references address_book,
    paths numeric not null,
    primary key (descendant_id, ancestor_id)
);
create index address_book_path_down on address_book_path (ancestor_id, descendant_id);

-- Answers to requests that may come again.
create table answer (
    retry_key varchar not null primary key,
    fingerprint varchar not null,
    answer_text varchar not null,
    kept_at timestamp(3) with time zone not null
);
create index answer_kept_at on answer (kept_at);
