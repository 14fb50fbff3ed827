-- For the reason given with V2, and since netids are listed in the order of their text.
alter table person alter column netid type varchar collate "C";
alter table person_role alter column role_id type varchar collate "C";
alter table address_book alter column source_code type varchar collate "C";
