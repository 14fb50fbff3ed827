-- Keys are only ever compared for equality. In the order of bytes that is several times faster, and an operating system that
-- comes with new collation rules cannot spoil their indexes.
alter table address alter column genus_key type varchar collate "C", alter column resource_key type varchar collate "C";
alter table contact
    alter column genus_key type varchar collate "C",
    alter column reference_key type varchar collate "C",
    alter column addressee_key type varchar collate "C";
alter table address_book alter column genus_key type varchar collate "C", alter column provider_key type varchar collate "C";
alter table contact_record_type alter column type_key type varchar collate "C";
alter table address_record_type alter column type_key type varchar collate "C";
alter table address_book_record_type alter column type_key type varchar collate "C";
alter table answer alter column retry_key type varchar collate "C";
