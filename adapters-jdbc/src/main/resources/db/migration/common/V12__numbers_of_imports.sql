-- Imports of people are numbered. One row at most: the last import that started.
create table import_run (
    singleton smallint not null primary key,
    last_run bigint not null
);

-- The last import that had a line for the person. An import removes only people whose last one is an earlier one.
alter table imported_line add column last_run bigint default 0 not null;
alter table imported_line drop column import_run;
