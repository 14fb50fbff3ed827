-- Sets of rows that somebody found and may page through: their numbers, packed. Keys and owners are hashes; the place tells which
-- of an owner's sets is older.
create sequence found_set_place;
create table found_set (
    set_key varchar collate "C" not null primary key,
    place bigint not null,
    owner varchar collate "C" not null,
    path varchar not null,
    numbers bytea not null,
    used_at timestamp(3) with time zone not null
);
create index found_set_of_owner on found_set (owner, place);
create index found_set_used_at on found_set (used_at);
