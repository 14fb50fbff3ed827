-- For the reason given with V2.
alter table task alter column task_key type varchar collate "C";
alter table task_waiting alter column netid type varchar collate "C";
