-- Imports of files, in the order of their acceptance, with the content until they have ended. status_code: 0 arriving, 1 accepted,
-- 2 running, 3 complete, 4 error.
create sequence file_import_number;
create table file_import (
    id bigint primary key,
    import_key varchar not null,
    requester_name varchar not null,
    import_order varchar not null,
    accepted_at timestamp(3) with time zone not null,
    status_code smallint not null,
    report varchar not null,
    ended_at timestamp(3) with time zone
);
create unique index file_import_by_key on file_import (import_key);
create index file_import_by_status on file_import (status_code, id);
create table file_import_content (
    import_key varchar not null,
    part_number integer not null,
    content bytea not null,
    primary key (import_key, part_number)
);

-- What imports wrote of the rows of files, to recognize what users have edited since. row_key is the SHA-256 of the key of a row.
create sequence file_import_run;
create table imported_part (
    source_name varchar not null,
    row_key varchar not null,
    part_name varchar not null,
    address_version bigint not null,
    contact_id bigint not null,
    contact_version bigint not null,
    run_number bigint not null,
    is_pruned boolean not null,
    primary key (source_name, row_key, part_name)
);
