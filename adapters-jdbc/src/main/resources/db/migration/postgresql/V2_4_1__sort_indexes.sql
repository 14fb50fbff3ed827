alter table contact alter column display_name_sort_key type varchar collate "C";
alter table address alter column display_name_sort_key type varchar collate "C";
alter table address_book alter column display_name_sort_key type varchar collate "C";
alter table contact_version alter column display_name_sort_key type varchar collate "C";
alter table address_version alter column display_name_sort_key type varchar collate "C";
alter table address_book_version alter column display_name_sort_key type varchar collate "C";

-- An unset start comes before every other one: those begin with the year 1.
alter table contact add column start_sort_key timestamp(3) with time zone
    generated always as (coalesce(start_at, timestamp with time zone '0001-01-01 00:00:00+00 BC')) stored;
alter table contact_version add column start_sort_key timestamp(3) with time zone
    generated always as (coalesce(start_at, timestamp with time zone '0001-01-01 00:00:00+00 BC')) stored;

create index contact_by_display_name on contact (display_name_sort_key, id);
create index contact_by_start on contact (start_sort_key, id);
create index address_by_display_name on address (display_name_sort_key, id);
create index address_book_by_display_name on address_book (display_name_sort_key, id);
