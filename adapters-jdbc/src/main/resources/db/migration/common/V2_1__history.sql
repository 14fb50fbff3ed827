-- The recorded past: replaced versions, deleted objects, and past filings and edges of the hierarchy. A current row holds the time and the
-- author since when it is so; when it is replaced or deleted, it moves here with the time of its end. The tables have no foreign keys: they
-- outlive the objects and books that they name. Conventions of all tables below:
-- * A period includes its start (changed_at, filed_at, added_at) and excludes its end (replaced_at, unfiled_at, removed_at).
-- * ..._by is the author as JSON: {"user": …}, {"issuer": …, "subject": …} or {"command": …}; null: nobody was asked.
-- * began_with_object, ended_with_object: whether the creation, restoration or deletion of the object made the change.

alter table installation add column history_since timestamp(3) with time zone;
-- the moment since which all changes are kept; null: nothing is kept
update installation set history_since = current_timestamp;

-- change_code: 0 the version was created, 1 updated, 2 restored. Objects that exist already count as created at their last change.
alter table contact add column recorded_by varchar;
alter table contact add column change_code smallint default 0 not null;
alter table address add column recorded_by varchar;
alter table address add column change_code smallint default 0 not null;
alter table address_book add column recorded_by varchar;
alter table address_book add column change_code smallint default 0 not null;
alter table address_book add column root_since timestamp(3) with time zone;
alter table address_book add column root_by varchar;
alter table address_book add column root_began_with_object boolean default false not null;
update address_book set root_since = changed_at, root_began_with_object = true where is_marked_root;

alter table contact_filing add column filed_at timestamp(3) with time zone;
alter table contact_filing add column filed_by varchar;
alter table contact_filing add column began_with_object boolean default false not null;
update contact_filing set began_with_object = true,
    filed_at = (select c.changed_at from contact c where c.id = contact_filing.contact_id);
alter table contact_filing alter column filed_at set not null;

alter table address_filing add column filed_at timestamp(3) with time zone;
alter table address_filing add column filed_by varchar;
alter table address_filing add column began_with_object boolean default false not null;
update address_filing set began_with_object = true,
    filed_at = (select c.changed_at from address c where c.id = address_filing.address_id);
alter table address_filing alter column filed_at set not null;

alter table address_book_child add column added_at timestamp(3) with time zone;
alter table address_book_child add column added_by varchar;
update address_book_child set added_at = (select b.changed_at from address_book b where b.id = address_book_child.child_id);
alter table address_book_child alter column added_at set not null;

-- the author of the changes that a task makes
alter table task add column requested_by varchar;

create table contact_version (
    id bigint not null,
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    replaced_at timestamp(3) with time zone not null,
    recorded_by varchar,
    change_code smallint not null,
    display_name varchar not null,
    description varchar,
    genus_type varchar not null,
    genus_key varchar not null,
    record_types varchar,
    properties varchar,
    address_id bigint not null,
    reference_id varchar not null,
    reference_key varchar not null,
    addressee_id varchar,
    addressee_key varchar,
    start_at timestamp(3) with time zone,
    end_at timestamp(3) with time zone,
    end_reason_id varchar,
    written_by varchar,
    reference_may_hide boolean not null,
    addressee_may_hide boolean not null,
    primary key (id, version)
);

create table address_version (
    id bigint not null,
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    replaced_at timestamp(3) with time zone not null,
    recorded_by varchar,
    change_code smallint not null,
    display_name varchar not null,
    description varchar,
    genus_type varchar not null,
    genus_key varchar not null,
    record_types varchar,
    properties varchar,
    resource_id varchar,
    resource_key varchar,
    address_text varchar,
    release_level smallint not null,
    email_address_key varchar,
    written_by varchar,
    primary key (id, version)
);

create table address_book_version (
    id bigint not null,
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    replaced_at timestamp(3) with time zone not null,
    recorded_by varchar,
    change_code smallint not null,
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
    primary key (id, version)
);

-- Record types of the objects that have kept versions, for filters. They never change, so each is stored once for an object.
create table contact_version_record_type (
    type_key varchar not null,
    contact_id bigint not null,
    primary key (contact_id, type_key)
);
create table address_version_record_type (
    type_key varchar not null,
    address_id bigint not null,
    primary key (address_id, type_key)
);
create table address_book_version_record_type (
    type_key varchar not null,
    address_book_id bigint not null,
    primary key (address_book_id, type_key)
);

-- Weekly hours of the kept versions of contacts.
create table contact_version_availability (
    contact_id bigint not null,
    version bigint not null,
    time_zone varchar not null,
    weekday smallint not null,
    from_minute smallint not null,
    to_minute smallint not null
);

-- Deletions; each counts as a version of the object. What never changes is found by the keys of the current row, or, while the object is
-- deleted, by those of its last deletion; so replaced versions need no index on them.
create table contact_deletion (
    id bigint not null,
    version bigint not null,
    deleted_at timestamp(3) with time zone not null,
    deleted_by varchar,
    address_id bigint,
    reference_key varchar,
    genus_key varchar,
    primary key (id, version)
);
create table address_deletion (
    id bigint not null,
    version bigint not null,
    deleted_at timestamp(3) with time zone not null,
    deleted_by varchar,
    genus_key varchar,
    primary key (id, version)
);
create table address_book_deletion (
    id bigint not null,
    version bigint not null,
    deleted_at timestamp(3) with time zone not null,
    deleted_by varchar,
    genus_key varchar,
    primary key (id, version)
);

-- Ended filings. is_last: the object is deleted, and was in the book when it was deleted.
create table contact_filing_period (
    address_book_id bigint not null,
    contact_id bigint not null,
    filed_at timestamp(3) with time zone not null,
    filed_by varchar,
    began_with_object boolean not null,
    unfiled_at timestamp(3) with time zone not null,
    unfiled_by varchar,
    ended_with_object boolean not null,
    is_last boolean not null
);
create table address_filing_period (
    address_book_id bigint not null,
    address_id bigint not null,
    filed_at timestamp(3) with time zone not null,
    filed_by varchar,
    began_with_object boolean not null,
    unfiled_at timestamp(3) with time zone not null,
    unfiled_by varchar,
    ended_with_object boolean not null,
    is_last boolean not null
);

-- Removed edges of the hierarchy. is_last: the child is deleted, and was below the parent when it was deleted.
create table address_book_child_period (
    parent_id bigint not null,
    child_id bigint not null,
    added_at timestamp(3) with time zone not null,
    added_by varchar,
    removed_at timestamp(3) with time zone not null,
    removed_by varchar,
    is_last boolean not null
);

-- Removed root marks. is_last: the book is deleted, and was marked when it was deleted.
create table address_book_root_period (
    address_book_id bigint not null,
    added_at timestamp(3) with time zone not null,
    added_by varchar,
    began_with_object boolean not null,
    removed_at timestamp(3) with time zone not null,
    removed_by varchar,
    ended_with_object boolean not null,
    is_last boolean not null
);
