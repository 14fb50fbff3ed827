-- The object that an import made, if it was merged into the one to which the row refers now; the undoing of the merge brings it back.
alter table imported_item add column merged_address_id bigint;
alter table imported_item add column merged_contact_id bigint;
