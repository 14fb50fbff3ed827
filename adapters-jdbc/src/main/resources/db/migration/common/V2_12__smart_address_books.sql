-- The query of a smart address book, as the query strings of the collections; both are null for an ordinary book.
alter table address_book add column contacts_query varchar;
alter table address_book add column addresses_query varchar;
alter table address_book_version add column contacts_query varchar;
alter table address_book_version add column addresses_query varchar;
