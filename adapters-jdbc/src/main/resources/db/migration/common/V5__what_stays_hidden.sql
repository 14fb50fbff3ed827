-- The Ids by which contacts and addresses name private persons: the resource of each, and its roles. Derived from person whenever
-- that is written.
create table private_subject (
    subject_key varchar not null primary key,
    person_id bigint not null references person on delete cascade
);
create index private_subject_of_person on private_subject (person_id);

-- For how many reasons an object is about private persons: a contact for its reference and its addressee; an address for its
-- resource, and for every contact on it that has any reason. Counted, so that contacts may come and go at once.
alter table contact add column seclusion bigint default 0 not null;
alter table address add column seclusion bigint default 0 not null;

-- To whom its directory record releases an address: 0 everybody, 1 members of the university, 2 nobody. Derived from the record
-- whenever it is written; of those that are there already, a doubtful one rather hides until then.
alter table address add column release_level smallint default 0 not null;
update address
set release_level = case when properties like '%"release":"none"%' then 2 else 1 end
where properties like '%"directory":{%' and (properties like '%"release":"none"%' or properties like '%"release":"internal"%');

create index contact_by_seclusion on contact (seclusion, id);
create index address_by_seclusion on address (seclusion, release_level, id);
