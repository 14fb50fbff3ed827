-- Finds the deletions of objects, by which a reader of the feed who may not see private persons is told of them.
create index change_entry_by_deletion on change_entry (object_id, kind) where change_code = 3;
