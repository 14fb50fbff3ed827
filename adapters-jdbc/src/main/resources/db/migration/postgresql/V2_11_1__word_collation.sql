-- Beginnings of words are found as ranges in the order of their code points.
alter table contact_word alter column word type varchar collate "C";
alter table address_word alter column word type varchar collate "C";
alter table address_book_word alter column word type varchar collate "C";
