-- People of the campus. Their addresses and contacts are in address and contact.

-- Numbers grow, so that their order is the order in which people were added.
create sequence person_number;

create table person (
    id bigint not null primary key,
    netid varchar not null unique,
    is_private boolean not null,
    is_student boolean not null,
    -- the entry of the directory, as JSON
    directory_entry varchar not null,
    -- the dplans of a student (see the students API), as JSON
    dplans varchar,
    changed_at timestamp(3) with time zone not null
);

-- Roles of people; a role has one holder. Derived from person.directory_entry.
create table person_role (
    role_id varchar not null primary key,
    person_id bigint not null references person on delete cascade
);
create index person_role_by_person on person_role (person_id);

-- Ids by which contacts and addresses refer to private persons: the resource of each and its roles. Derived from person.
create table private_subject (
    subject_key varchar not null primary key,
    person_id bigint not null references person on delete cascade
);
create index private_subject_by_person on private_subject (person_id);

-- Subjects that became private or public and whose objects still have the old private_reasons, because they are too many for one
-- transaction. Every change has its own number, so that the completion of one does not remove a later one.
create sequence subject_change_number;

create table pending_recount (
    subject_key varchar not null primary key,
    change_number bigint not null
);
