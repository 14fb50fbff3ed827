-- Subjects that became private or public and whose objects are still to be recounted. Every change has its own number, so that completing
-- one does not remove a later one.
create sequence subject_change_number;
create table subject_to_recount (
    subject_key varchar not null primary key,
    change_number bigint not null
);
