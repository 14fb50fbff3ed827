-- For pages of the history of one object: its ended links by their begin and by their end.
create index contact_filing_period_by_contact_and_begin on contact_filing_period (contact_id, filed_at);
create index contact_filing_period_by_contact_and_end on contact_filing_period (contact_id, unfiled_at);
create index address_filing_period_by_address_and_begin on address_filing_period (address_id, filed_at);
create index address_filing_period_by_address_and_end on address_filing_period (address_id, unfiled_at);
create index address_book_child_period_by_parent_and_begin on address_book_child_period (parent_id, added_at);
create index address_book_child_period_by_parent_and_end on address_book_child_period (parent_id, removed_at);
