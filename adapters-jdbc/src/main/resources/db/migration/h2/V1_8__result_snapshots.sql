-- Results of searches through which a caller pages.

-- Orders the snapshots of a caller by age.
create sequence result_snapshot_number;

create table result_snapshot (
    -- hash of the continuation key
    snapshot_key varchar not null primary key,
    snapshot_number bigint not null,
    -- hash of the caller's name
    owner_key varchar not null,
    -- path of the collection
    path varchar not null,
    -- the ids of the rows found, packed by the program
    row_numbers binary large object not null,
    last_used_at timestamp(3) with time zone not null,
    -- hash of the filter
    filter_key varchar not null
);
create index result_snapshot_by_owner on result_snapshot (owner_key, snapshot_number);
create index result_snapshot_by_last_used_at on result_snapshot (last_used_at);
