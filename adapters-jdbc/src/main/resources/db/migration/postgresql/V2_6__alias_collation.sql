-- Keys are compared for equality and listed in the order of their code points.
alter table object_alias alter column alias_key type varchar collate "C";
