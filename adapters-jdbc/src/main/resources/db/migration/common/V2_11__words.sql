-- The words by which objects are found, and the digits of telephone numbers after + and, backwards, after -. They are computed by the
-- program, which fills them in for the objects that exist already when it opens the database. Each object's words are written and deleted
-- with it; there is no foreign key, which would be checked for each word.
create table contact_word (
    contact_id bigint not null,
    word varchar not null,
    primary key (contact_id, word)
);
create index contact_by_word on contact_word (word, contact_id);
create table address_word (
    address_id bigint not null,
    word varchar not null,
    primary key (address_id, word)
);
create index address_by_word on address_word (word, address_id);
create table address_book_word (
    address_book_id bigint not null,
    word varchar not null,
    primary key (address_book_id, word)
);
create index address_book_by_word on address_book_word (word, address_book_id);

alter table installation add column has_words boolean default false not null;
