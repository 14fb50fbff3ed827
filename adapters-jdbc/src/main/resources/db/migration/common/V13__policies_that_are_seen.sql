-- Whether the answer of the directory has release policies in meta. has_policies: because of what is in this row or in rows of
-- other tables that are derived from the entry. policy_lists: also where one of these lists, which are kept as addresses or depend
-- on them, has an element that is seen. Rows of before get theirs when the person is next saved.
alter table directory_person add column has_policies boolean default false not null;
alter table directory_person add column policy_lists varchar default '' not null;
alter table directory_role add column has_policies boolean default false not null;
alter table directory_role add column policy_lists varchar default '' not null;
