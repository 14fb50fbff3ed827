-- The table of the paths without its foreign keys: a new book below n others makes n rows, and to look up both ends of each took
-- longer than to insert it. What they guarded is guarded by the edges, which have theirs, and by the lock of the hierarchy.
-- H2 gave them names of its own, and commits every statement: a process may end after any, and this begins again. So one of both tables
-- has all rows at any time.
create table if not exists address_book_path (
    ancestor_id bigint not null,
    descendant_id bigint not null,
    paths numeric not null,
    primary key (descendant_id, ancestor_id)
);
create table if not exists path_without_references (
    ancestor_id bigint not null,
    descendant_id bigint not null,
    paths numeric not null,
    primary key (descendant_id, ancestor_id)
);
merge into path_without_references (ancestor_id, descendant_id, paths) key (descendant_id, ancestor_id)
select ancestor_id, descendant_id, paths from address_book_path;
drop table address_book_path;
alter table path_without_references rename to address_book_path;
create index address_book_path_down on address_book_path (ancestor_id, descendant_id);
