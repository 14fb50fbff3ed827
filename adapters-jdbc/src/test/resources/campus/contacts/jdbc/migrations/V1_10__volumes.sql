alter table part rename to volume;
create table if not exists author (id bigint);
