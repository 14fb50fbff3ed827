-- Subjects that became private or public, and what is about them is still to be counted again. Every change has a number of its own, so
-- that nobody who has counted for one takes away a later one.
create sequence subject_change_number;
create table subject_to_recount (
    subject_key varchar not null primary key,
    change_number bigint not null
);
