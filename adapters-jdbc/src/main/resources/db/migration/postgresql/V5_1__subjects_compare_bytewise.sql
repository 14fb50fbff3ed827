-- For the reason given with V2.
alter table private_subject alter column subject_key type varchar collate "C";
