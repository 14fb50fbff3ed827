-- The feed of changes: a row for each change of an object, written by the statement that makes the change. Writers are numbered by
-- a counter of the process. Readers read whole windows of writers that have ended, each in the
-- order of place. Rows have no foreign keys: they outlive what they name.
create sequence change_place;
create table change_entry (
    writer bigint not null,
    place bigint default nextval('change_place') not null,
    object_id bigint not null,
    -- the version that the change made, or the current one
    version bigint not null,
    changed_at timestamp(3) with time zone not null,
    -- the book in which the object was created or filed or from which it was removed, or the child that was added or removed
    other_id bigint,
    -- 0 contact, 1 address, 2 address book
    kind smallint not null,
    -- 0 created, 1 updated, 2 restored, 3 deleted, 4 filed, 5 unfiled, 6 child added, 7 child removed, 8 root added, 9 root removed,
    -- 10 nothing changed but who sees the object
    change_code smallint not null,
    recorded_by varchar,
    -- Who could see the object before: null if it did not exist or the change does not concern that.
    -- the books that contained it, and all their ancestors
    before_books bigint array,
    before_release smallint,
    before_private boolean,
    -- the callers that could see it although it was private, since they had written it
    before_writers varchar array,
    -- of a contact, only where before_books is not null
    reference_key varchar,
    primary key (writer, place)
);

-- changes_kept: whether changes are recorded. feed_key: the secret with which cursors are encrypted; null: the feed has not begun.
-- feed_origin: always h2. feed_swept: the last writer whose rows are not kept any more.
alter table installation add column changes_kept boolean default true not null;
alter table installation add column feed_key varchar;
alter table installation add column feed_origin varchar;
alter table installation add column feed_swept bigint default 0 not null;
