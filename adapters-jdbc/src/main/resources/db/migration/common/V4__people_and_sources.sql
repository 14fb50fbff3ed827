-- People. What the directory says of one (entry) and what a student plans (dplans) are JSON texts of ours; how a person is reached
-- stands in address and contact. Numbers grow, so that their order is the order in which people came.
create sequence person_number;
create table person (
    id bigint not null primary key,
    netid varchar not null unique,
    is_private boolean not null,
    is_student boolean not null,
    entry varchar not null,
    dplans varchar,
    changed_at timestamp(3) with time zone not null
);

-- Whose role that is; an id is given to one role on the campus.
create table person_role (
    role_id varchar not null primary key,
    person_id bigint not null references person on delete cascade
);
create index person_role_of_person on person_role (person_id);

-- The data source that a book is, as its record says; derived from the record whenever it is written.
alter table address_book add column source_code varchar;
create unique index address_book_of_source on address_book (source_code);
