-- Further Ids of objects, as other systems know them. kind_code: 0 contact, 1 address, 2 address book. deleted_object_id is 0 for an
-- existing object and else its number, so that another object may have the alias of a deleted one.
create table object_alias (
    kind_code smallint not null,
    alias_key varchar not null,
    deleted_object_id bigint not null,
    object_id bigint not null,
    alias_id varchar not null,
    is_imported boolean not null,
    primary key (kind_code, alias_key, deleted_object_id)
);
create index object_alias_by_object on object_alias (kind_code, object_id);
