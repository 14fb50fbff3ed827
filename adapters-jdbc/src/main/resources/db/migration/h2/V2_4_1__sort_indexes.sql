-- An unset start comes before every other one: those begin with the year 1.
alter table contact add column start_sort_key timestamp(3) with time zone
    generated always as (coalesce(start_at, timestamp with time zone '0000-01-01 00:00:00+00'));
alter table contact_version add column start_sort_key timestamp(3) with time zone
    generated always as (coalesce(start_at, timestamp with time zone '0000-01-01 00:00:00+00'));

create index contact_by_display_name on contact (display_name_sort_key, id);
create index contact_by_start on contact (start_sort_key, id);
create index address_by_display_name on address (display_name_sort_key, id);
create index address_book_by_display_name on address_book (display_name_sort_key, id);
