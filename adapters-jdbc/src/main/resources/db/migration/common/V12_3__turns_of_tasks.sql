-- Who asked for a task that waits, as a hash of the name, and its turn: requesters take turns, however many tasks one of them has.
alter table task_waiting add column requester_key varchar default '' not null;
alter table task_waiting add column turn bigint default 0 not null;
create index task_waiting_in_turn on task_waiting (turn, task_id);
create index task_waiting_of_requester on task_waiting (requester_key, turn);
