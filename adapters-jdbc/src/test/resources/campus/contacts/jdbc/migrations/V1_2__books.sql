create sequence book_number;
create table book (id bigint);
create table part (id bigint);
