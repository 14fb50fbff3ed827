-- Keys and names are compared for equality and listed in the order of their code points.
alter table imported_part
    alter column source_name type varchar collate "C",
    alter column row_key type varchar collate "C",
    alter column part_name type varchar collate "C";
