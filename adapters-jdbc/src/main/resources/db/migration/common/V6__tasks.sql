-- Changes that were accepted, to be made later. Numbers are given while the person is locked, so that those for one person grow in
-- the order of acceptance. What is to be done and who asked for it (requester) are JSON texts of ours; the payload of a task that
-- has ended may be erased.
create sequence task_number;
create table task (
    id bigint not null primary key,
    task_key varchar not null unique,
    change_name varchar not null,
    netid varchar not null,
    payload varchar,
    expected bigint,
    requester_name varchar not null,
    requester varchar not null,
    may_know_private boolean not null,
    accepted_at timestamp(3) with time zone not null,
    ended_at timestamp(3) with time zone,
    is_success boolean,
    message varchar
);
create index task_ended_at on task (ended_at);

-- Those that are still to be run. Whoever runs one has its row locked, and takes it away in the transaction that makes the change.
create table task_waiting (
    task_id bigint not null primary key references task,
    netid varchar not null
);
create index task_waiting_for on task_waiting (netid, task_id);
