-- Sorted lists. A sort key is the folded name, with one character up to U+00FF for each of its bytes in UTF-8, so that every database
-- sorts by code point. It is computed by the program, which fills it in for the rows that exist already when it opens the database.
alter table contact add column display_name_sort_key varchar default '' not null;
alter table address add column display_name_sort_key varchar default '' not null;
alter table address_book add column display_name_sort_key varchar default '' not null;
alter table contact_version add column display_name_sort_key varchar default '' not null;
alter table address_version add column display_name_sort_key varchar default '' not null;
alter table address_book_version add column display_name_sort_key varchar default '' not null;

alter table installation add column has_sort_keys boolean default true not null;
update installation set has_sort_keys = false;
