-- 100,000 contacts in 2,000 books, for tests of plans. The books are a tree: 2 to 5 below 1, 6 to 45 below those, the rest below these. The
-- last tenth of the contacts is all in book 2001; of the others most are spread, every 3000th is in book 46, and every tenth is in book 1
-- too. Addresses are in book 1, which thus contains all addresses: a case that planners estimate badly.
insert into address (id, version, changed_at, display_name, genus_type, genus_key)
select x, 1, current_timestamp, 'address', 'type.Type:defaultAddressType@campus.example',
    'type.type:defaultAddressType@campus.example'
from generate_series(1, 10000) as x;

insert into contact (id, version, changed_at, display_name, description, genus_type, genus_key, address_id, reference_id,
    reference_key, start_at, end_at)
select x, 1, current_timestamp, 'contact', 'a description of it that is not long',
    case when x % 7 = 0 then 'type.Type:rare@campus.example' else 'type.Type:defaultContactType@campus.example' end,
    case when x % 7 = 0 then 'type.type:rare@campus.example' else 'type.type:defaultContactType@campus.example' end,
    1 + x % 10000, 'resource.Resource:' || x / 2 || '@people.example', 'resource.resource:' || x / 2 || '@people.example',
    case when x % 3 > 0 then timestamp with time zone '2020-01-01 00:00:00+00' end,
    case when x % 50 = 0 then timestamp with time zone '2021-01-01 00:00:00+00' end
from generate_series(1, 100000) as x;

insert into contact_record_type (type_key, contact_id)
select 'record.type:phone@campus.example', x from generate_series(1, 100000, 5) as x;

insert into address_book (id, version, changed_at, display_name, genus_type, genus_key, is_marked_root)
select x, 1, current_timestamp, 'book', 'type.Type:defaultAddressBookType@campus.example',
    'type.type:defaultAddressBookType@campus.example', false
from generate_series(2, 2001) as x;

insert into address_book_child (parent_id, child_id, added_at)
select case when x < 6 then 1 when x < 46 then 2 + x % 4 else 6 + x % 40 end, x, current_timestamp from generate_series(2, 2001) as x;

insert into address_book_path (ancestor_id, descendant_id, path_count)
with recursive path (ancestor_id, descendant_id) as (
    select id, id from address_book
    union all
    select p.ancestor_id, c.child_id from path p join address_book_child c on c.parent_id = p.descendant_id)
select ancestor_id, descendant_id, 1 from path where (ancestor_id, descendant_id) <> (1, 1);

insert into contact_filing (address_book_id, contact_id, filed_at)
select case when x > 90000 then 2001 when x % 3000 = 7 then 46 else 47 + x % 1954 end, x, current_timestamp
from generate_series(1, 100000) as x;

insert into contact_filing (address_book_id, contact_id, filed_at)
select 1, x, current_timestamp from generate_series(10, 100000, 10) as x;

insert into address_filing (address_book_id, address_id, filed_at)
select 1, x, current_timestamp from generate_series(1, 10000) as x;

select setval('address_number', 10000), setval('contact_number', 100000), setval('address_book_number', 2001);
