-- Changes that were accepted for execution later.

-- Numbers are given while the person is locked, so that the tasks of one person have the order of acceptance.
create sequence task_number;

create table task (
    id bigint not null primary key,
    -- the task's Id in the API
    task_key varchar not null unique,
    task_type varchar not null,
    -- the person to change
    netid varchar not null,
    -- the change, as JSON; the contacts of a person are erased when the task has ended
    payload varchar,
    -- the version that the person must have, if the request had If-Match
    expected_version bigint,
    requester_name varchar not null,
    -- attributes of the requester that the API shows, as JSON
    requester_details varchar not null,
    -- whether the requester was allowed to see private persons
    requester_sees_private boolean not null,
    accepted_at timestamp(3) with time zone not null,
    -- null until the task has ended, as are is_success and message
    ended_at timestamp(3) with time zone,
    is_success boolean,
    message varchar
);
create index task_by_ended_at on task (ended_at);

-- Tasks that have not ended. A process locks the row of the task that it runs and deletes it in the transaction that makes the change.
create table task_queue (
    task_id bigint not null primary key references task,
    netid varchar not null,
    -- hash of the requester's name
    requester_key varchar default '' not null,
    -- Tasks run in this order. Each requester has one task per turn, so that a requester with many tasks does not delay the others.
    turn bigint default 0 not null
);
create index task_queue_by_person on task_queue (netid, task_id);
create index task_queue_by_turn on task_queue (turn, task_id);
create index task_queue_by_requester on task_queue (requester_key, turn);
