-- A campus on H2 or PostgreSQL; the tables are those of the program, empty but for the default book. Derived columns and words are those
-- that the program writes, which SampleCampus compares. In 2,000 books, 1 holds
-- nothing itself; 2, below it, has every other contact and address; 3 to 6, below it too, are faculties, each the top of 500 (or
-- 499) books, eight deep with book 1, in which the rest is spread evenly.
insert into address_book (id, version, changed_at, display_name, display_name_sort_key, genus_type, genus_key, is_marked_root)
select n, 1, timestamp with time zone '2026-01-01 00:00:00+00', 'Book ' || n, 'book ' || n, 'type.Type:defaultAddressBookType@localhost',
    'type.type:defaultAddressBookType@localhost', false
from generate_series(2, 2000) as s(n);

insert into address_book_word (address_book_id, word)
select n, 'book' from generate_series(2, 2000) as s(n)
union all select n, cast(n as varchar) from generate_series(2, 2000) as s(n);

insert into address_book_child (parent_id, child_id, added_at)
select case when n < 7 then 1 else 3 + mod(n - 3, 4) + 4 * (((n - 3) / 4 - 1) / 3) end, n,
    timestamp with time zone '2026-01-01 00:00:00+00'
from generate_series(2, 2000) as s(n);

-- some have a second parent
insert into address_book_child (parent_id, child_id, added_at)
select 3 + mod(n - 3, 4) + 4 * ((n - 3) / 4 / 2), n, timestamp with time zone '2026-01-01 00:00:00+00'
from generate_series(7, 2000) as s(n)
where mod((n - 3) / 4, 25) = 0;

insert into address_book_path (ancestor_id, descendant_id, path_count)
with recursive way (ancestor_id, descendant_id) as (
    select id, id from address_book
    union all
    select w.ancestor_id, c.child_id from way w join address_book_child c on c.parent_id = w.descendant_id)
select ancestor_id, descendant_id, count(*) from way
where ancestor_id <> 1 or descendant_id <> 1
group by ancestor_id, descendant_id;

insert into address (id, version, changed_at, display_name, display_name_sort_key, description, genus_type, genus_key, record_types,
    properties, email_address_key)
select n, 1, timestamp with time zone '2026-01-01 00:00:00+00', 'Address ' || n, 'address ' || n, 'Where number ' || n || ' is reached',
    'type.Type:defaultAddressType@localhost', 'type.type:defaultAddressType@localhost',
    case when mod(n, 5) = 0 then 'type.Type:email-address@localhost' end,
    case when mod(n, 5) = 0 then '{"emailAddress":{"address":"n' || n || '@example.edu","isPrimary":true,"uses":[],"preference":null,"label":null,"sourceData":null}}' end,
    case when mod(n, 5) = 0 then 'n' || n || '@example.edu' end
from generate_series(1, :contacts) as s(n);

insert into address_record_type (type_key, address_id)
select 'type.type:email-address@localhost', 5 * n from generate_series(1, :contacts / 5) as s(n);

-- made at once after the words, which is several times as fast
drop index address_by_word;
insert into address_word (address_id, word)
select n, w.word from generate_series(1, :contacts) as s(n) cross join unnest(array['address', 'is', 'number', 'reached', 'where']) as w(word);
insert into address_word (address_id, word)
select n, cast(n as varchar) from generate_series(1, :contacts) as s(n);
insert into address_word (address_id, word)
select 5 * n, w.word from generate_series(1, :contacts / 5) as s(n) cross join unnest(array['edu', 'example']) as w(word);
insert into address_word (address_id, word)
select 5 * n, 'n' || 5 * n from generate_series(1, :contacts / 5) as s(n);
create index address_by_word on address_word (word, address_id);

insert into address_filing (address_book_id, address_id, filed_at, began_with_object)
select case when mod(n, 2) = 0 then 2 else 3 + mod(n / 2, 1998) end, n, timestamp with time zone '2026-01-01 00:00:00+00', true
from generate_series(1, :contacts) as s(n);

-- Every reference has ten contacts. Of those of every fourth six have ended and two are to come, and of those of the one after it
-- two have ended: 20 % and 5 % of all.
insert into contact (id, version, changed_at, display_name, display_name_sort_key, description, genus_type, genus_key, record_types, properties,
    address_id, reference_id, reference_key, start_at, end_at, end_reason_id)
select n, 1, timestamp with time zone '2026-01-01 00:00:00+00', 'Contact ' || n, 'contact ' || n, 'How number ' || n || ' is reached',
    'type.Type:defaultContactType@localhost', 'type.type:defaultContactType@localhost',
    case when mod(n, 5) = 0 then 'type.Type:personal-contact@localhost' end,
    case when mod(n, 5) = 0 then '{"personalContact":{"firstName":"Ada","middleName":null,"lastName":"Byron ' || n
            || '","name":null,"relationship":null,"priority":1}}' end,
    n, 'resource.Resource:' || reference || '@example.edu', 'resource.resource:' || reference || '@example.edu',
    case when mod(reference, 4) = 0 and place in (6, 7) then timestamp with time zone '2090-09-01 06:00:00+00'
        else timestamp with time zone '2020-09-01 06:00:00+00' end,
    case when mod(reference, 4) = 0 and place < 6 or mod(reference, 4) = 1 and place < 2
        then timestamp with time zone '2024-02-29 21:59:59.999+00' end,
    case when mod(reference, 4) = 0 and place < 6 or mod(reference, 4) = 1 and place < 2
        then 'type.Type:graduated@example.edu' end
from (select n, mod(n, :contacts / 10) as reference, (n - 1) / (:contacts / 10) as place
    from generate_series(1, :contacts) as s(n)) numbered;

insert into contact_record_type (type_key, contact_id)
select 'type.type:personal-contact@localhost', 5 * n from generate_series(1, :contacts / 5) as s(n);

drop index contact_by_word;
insert into contact_word (contact_id, word)
select n, w.word from generate_series(1, :contacts) as s(n) cross join unnest(array['contact', 'how', 'is', 'number', 'reached']) as w(word);
insert into contact_word (contact_id, word)
select n, cast(n as varchar) from generate_series(1, :contacts) as s(n);
insert into contact_word (contact_id, word)
select n, cast(mod(n, :contacts / 10) as varchar) from generate_series(:contacts / 10, :contacts) as s(n);
insert into contact_word (contact_id, word)
select 5 * n, w.word from generate_series(1, :contacts / 5) as s(n) cross join unnest(array['ada', 'byron']) as w(word);
create index contact_by_word on contact_word (word, contact_id);

insert into contact_filing (address_book_id, contact_id, filed_at, began_with_object)
select case when mod(n, 2) = 0 then 2 else 3 + mod(n / 2, 1998) end, n, timestamp with time zone '2026-01-01 00:00:00+00', true
from generate_series(1, :contacts) as s(n);

alter sequence address_book_number restart with 2001;
alter sequence address_number restart with :next;
alter sequence contact_number restart with :next;
analyze;
