-- When a contact is usable, as its availability record says: on a weekday (1 is Monday) of a zone, from a minute of that day to
-- just before another. Derived from the record whenever it is written.
create table contact_hours (
    contact_id bigint not null references contact on delete cascade,
    zone varchar not null,
    weekday smallint not null,
    from_minute smallint not null,
    to_minute smallint not null
);
create index contact_hours_of_contact on contact_hours (contact_id, zone, weekday);
