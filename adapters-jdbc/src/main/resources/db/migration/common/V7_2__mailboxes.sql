-- The mailbox that an address names, as its record says, in lower case; derived from the record whenever it is written.
alter table address add column mailbox_key varchar;
create index address_of_mailbox on address (mailbox_key, id);
