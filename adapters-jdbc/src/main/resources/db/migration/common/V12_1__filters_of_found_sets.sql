-- A hash of the filter by which a set was found. Sets last for hours, so those without one need not be kept.
delete from found_set;
alter table found_set add column filter_key varchar not null;
