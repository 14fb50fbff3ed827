-- The hierarchy of address books: a directed graph without cycles.

-- Its edges.
create table address_book_child (
    parent_id bigint not null references address_book,
    child_id bigint not null references address_book,
    primary key (parent_id, child_id)
);
create index address_book_child_by_child on address_book_child (child_id, parent_id);

-- Its transitive closure with the number of paths from each book to each of its descendants, so that the removal of an edge is
-- arithmetic and needs no graph search. Every book has one path to itself. The table has no foreign keys: a new book below n others
-- makes n rows, and checking both ends of each takes longer than the insert. The foreign keys of the edges and the lock on installation
-- protect it.
create table address_book_path (
    ancestor_id bigint not null,
    descendant_id bigint not null,
    -- grows exponentially with the depth of a graph whose books have several parents, hence no integer
    path_count numeric not null,
    -- The descendant comes first because H2 prefers unique indexes: for one descendant and any of several ancestors it would scan the
    -- whole of a primary key that begins with the ancestor.
    primary key (descendant_id, ancestor_id)
);
create index address_book_path_by_ancestor on address_book_path (ancestor_id, descendant_id);
