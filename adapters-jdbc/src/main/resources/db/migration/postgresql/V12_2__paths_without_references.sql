-- The table of the paths without its foreign keys: a new book below n others makes n rows, and to look up both ends of each took
-- longer than to insert it. What they guarded is guarded by the edges, which have theirs, and by the lock of the hierarchy.
alter table address_book_path drop constraint address_book_path_ancestor_id_fkey;
alter table address_book_path drop constraint address_book_path_descendant_id_fkey;
