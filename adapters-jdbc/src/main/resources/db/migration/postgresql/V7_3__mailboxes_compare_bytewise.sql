-- For the reason given with V2.
alter table address alter column mailbox_key type varchar collate "C";
