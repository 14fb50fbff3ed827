-- Contacts, addresses and address books. Conventions of all tables:
-- * The Id of another authority is stored as it was sent (..._id, ..._type). Where it is searched for, ..._key holds the same Id in
--   the spelling that is common to all equal Ids.
-- * Timestamps have milliseconds; the program truncates them.
-- * *_key columns and hashes are compared for equality only.
-- * "Derived" columns and tables repeat a part of another column for searches. Every write of that column updates them.

-- Numbers of local Ids. They grow and are never reused. Address book 1 is the default address book.
create sequence contact_number;
create sequence address_number;
create sequence address_book_number start with 2;

-- One row, written when the database is founded. Changes of the address book hierarchy lock it.
create table installation (
    singleton smallint not null primary key check (singleton = 1),
    -- the authority of all local Ids
    authority varchar not null
);

create table address (
    id bigint not null primary key,
    -- incremented by every update; part of the ETag
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    display_name varchar not null,
    description varchar,
    genus_type varchar not null,
    genus_key varchar not null,
    -- the Ids of the record types in the order of the request, one per line
    record_types varchar,
    -- the records, as JSON
    properties varchar,
    -- the owner of the address
    resource_id varchar,
    resource_key varchar,
    address_text varchar,
    -- The number of reasons for which the address is private: 1 if the resource is a private person, plus the number of contacts on
    -- the address whose hides_address is true. Visible to every reader if 0. A count, because contacts come and go concurrently.
    private_reasons bigint default 0 not null,
    -- who sees the address according to its directory record: 0 everybody, 1 members of the university, 2 nobody; derived
    release_level smallint default 0 not null,
    -- the e-mail address of the record in lower case; derived
    email_address_key varchar,
    -- Hash of the name of the caller who wrote the resource. That caller sees the address even if it is private. Null for imports, the
    -- campus APIs and callers without a name.
    written_by varchar
);
create index address_by_resource on address (resource_key, id);
create index address_by_genus on address (genus_key, id);
create index address_by_private_reasons on address (private_reasons, release_level, id);
create index address_by_email_address on address (email_address_key, id);

create table contact (
    id bigint not null primary key,
    -- incremented by every update; part of the ETag
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    display_name varchar not null,
    description varchar,
    genus_type varchar not null,
    genus_key varchar not null,
    -- the Ids of the record types in the order of the request, one per line
    record_types varchar,
    -- the records, as JSON
    properties varchar,
    address_id bigint not null references address,
    -- the person, role or thing that is contacted
    reference_id varchar not null,
    reference_key varchar not null,
    -- the person who is reached at the address, if another one than the reference
    addressee_id varchar,
    addressee_key varchar,
    -- the period in which the contact is effective; null: open
    start_at timestamp(3) with time zone,
    end_at timestamp(3) with time zone,
    end_reason_id varchar,
    -- the number of private persons among reference and addressee: 0, 1 or 2; visible to every reader if 0
    private_reasons bigint default 0 not null,
    -- Hash of the name of the caller who wrote the reference or the addressee. That caller sees the contact even if it is private. Null
    -- for imports, the campus APIs and callers without a name.
    written_by varchar,
    -- whether a private reference makes the address private too: true if the caller who wrote it was allowed to update the address
    reference_may_hide boolean default true not null,
    -- the same for the addressee
    addressee_may_hide boolean default true not null,
    -- whether the contact makes its address private now; such contacts are counted in address.private_reasons
    hides_address boolean default false not null
);
create index contact_by_address on contact (address_id, id);
create index contact_by_reference on contact (reference_key, id);
create index contact_by_addressee on contact (addressee_key, id);
create index contact_by_genus on contact (genus_key, id);
create index contact_by_private_reasons on contact (private_reasons, id);

create table address_book (
    id bigint not null primary key,
    -- incremented by every update; part of the ETag
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    display_name varchar not null,
    description varchar,
    genus_type varchar not null,
    genus_key varchar not null,
    -- the Ids of the record types in the order of the request, one per line
    record_types varchar,
    -- the records, as JSON
    properties varchar,
    -- the OSID provider of the address book
    provider_id varchar,
    provider_key varchar,
    -- one Id per line
    branding_ids varchar,
    license varchar,
    -- whether the book is listed as a root although it has no children
    is_marked_root boolean not null,
    -- the code of the data source that the book holds, from its record; null: an ordinary book; derived
    data_source_code varchar
);
create index address_book_by_provider on address_book (provider_key, id);
create index address_book_by_genus on address_book (genus_key, id);
create unique index address_book_by_data_source on address_book (data_source_code);

-- Record types of an object, for filters; derived from record_types.
create table contact_record_type (
    type_key varchar not null,
    contact_id bigint not null references contact on delete cascade,
    primary key (contact_id, type_key)
);
create index contact_record_type_by_type on contact_record_type (type_key, contact_id);

create table address_record_type (
    type_key varchar not null,
    address_id bigint not null references address on delete cascade,
    primary key (address_id, type_key)
);
create index address_record_type_by_type on address_record_type (type_key, address_id);

create table address_book_record_type (
    type_key varchar not null,
    address_book_id bigint not null references address_book on delete cascade,
    primary key (address_book_id, type_key)
);
create index address_book_record_type_by_type on address_book_record_type (type_key, address_book_id);

-- The contents of address books. A book that holds any object cannot be deleted; an object is deleted with its filings.
create table contact_filing (
    address_book_id bigint not null references address_book,
    contact_id bigint not null references contact on delete cascade,
    primary key (address_book_id, contact_id)
);
create index contact_filing_by_contact on contact_filing (contact_id, address_book_id);

create table address_filing (
    address_book_id bigint not null references address_book,
    address_id bigint not null references address on delete cascade,
    primary key (address_book_id, address_id)
);
create index address_filing_by_address on address_filing (address_id, address_book_id);

-- Weekly hours at which a contact can be used; derived from its availability record.
create table contact_availability (
    contact_id bigint not null references contact on delete cascade,
    -- name in the IANA time zone database
    time_zone varchar not null,
    -- 1 is Monday
    weekday smallint not null,
    -- minute of the day, inclusive
    from_minute smallint not null,
    -- minute of the day, exclusive
    to_minute smallint not null
);
create index contact_availability_by_contact on contact_availability (contact_id, time_zone, weekday);
