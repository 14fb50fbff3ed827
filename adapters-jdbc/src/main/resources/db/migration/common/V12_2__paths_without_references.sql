-- The table of the paths without its foreign keys: a new book below n others makes n rows, and to look up both ends of each took
-- longer than to insert it. What they guarded is guarded by the edges, which have theirs, and by the lock of the hierarchy.
create temporary table former_path as select ancestor_id, descendant_id, paths from address_book_path;
drop table address_book_path;
create table address_book_path (
    ancestor_id bigint not null,
    descendant_id bigint not null,
    paths numeric not null,
    primary key (descendant_id, ancestor_id)
);
insert into address_book_path (ancestor_id, descendant_id, paths)
select ancestor_id, descendant_id, paths from former_path;
drop table former_path;
create index address_book_path_down on address_book_path (ancestor_id, descendant_id);
