-- The addresses that contacts no longer use, because addresses were merged, as long as a version is kept that did. is_merged: the address is
-- deleted, and its restoration moves the contact back.
create table moved_contact (
    id bigint not null,
    address_id bigint not null,
    is_merged boolean not null,
    primary key (id, address_id)
);
create index moved_contact_by_address on moved_contact (address_id, id);
