-- The line that was last brought in for a person: its fingerprint, null when the person was saved otherwise since; how many rows
-- of imported there were then; and the last import that had a line for the person.
create table imported_line (
    person_id bigint not null primary key references person on delete cascade,
    fingerprint varchar,
    made integer not null,
    import_run varchar
);
alter table person drop column import_run;
