-- 12,000 contacts with 97 names and 50 starts, in book 1: more than are sorted at once.
insert into address (id, version, changed_at, display_name, genus_type, genus_key)
values (1, 1, current_timestamp, 'address', 'type.Type:defaultAddressType@campus.example',
    'type.type:defaultAddressType@campus.example');
insert into contact (id, version, changed_at, display_name, display_name_sort_key, genus_type, genus_key, address_id,
    reference_id, reference_key, start_at)
select x, 1, current_timestamp, 'name ' || mod(x * 7919, 97), 'name ' || mod(x * 7919, 97),
    'type.Type:defaultContactType@campus.example', 'type.type:defaultContactType@campus.example', 1,
    'resource.Resource:a@people.example', 'resource.resource:a@people.example',
    case when mod(x, 50) > 0
        then cast('2020-01-01 00:00:00+00' as timestamp with time zone) + mod(x * 31, 50) * interval '1' day end
from generate_series(1, 12000) as s(x);
insert into contact_record_type (type_key, contact_id)
select 'record.type:phone@campus.example', x from generate_series(1, 12000) as s(x);
insert into contact_filing (address_book_id, contact_id, filed_at)
select 1, x, current_timestamp from generate_series(1, 12000) as s(x);
