-- A past for the campus of campus.sql: the contacts with even numbers have not changed since three hours ago, the others were replaced one
-- hour ago, and every hundredth filing into the book of most contacts ended then.
update contact set changed_at = current_timestamp - interval '3' hour where id % 2 = 0;
update contact set version = 2, changed_at = current_timestamp - interval '1' hour where id % 2 = 1;
update contact_filing set filed_at = current_timestamp - interval '3' hour;
update address set changed_at = current_timestamp - interval '3' hour;
update address_filing set filed_at = current_timestamp - interval '3' hour;
update address_book set changed_at = current_timestamp - interval '3' hour;
update address_book_child set added_at = current_timestamp - interval '3' hour;

insert into contact_version (id, version, changed_at, replaced_at, change_code, display_name, description, genus_type, genus_key, address_id,
    reference_id, reference_key, start_at, end_at, reference_may_hide, addressee_may_hide)
select id, 1, current_timestamp - interval '3' hour, current_timestamp - interval '1' hour, 0, display_name, description, genus_type, genus_key,
    address_id, reference_id, reference_key, start_at, end_at, true, true
from contact where id % 2 = 1;

insert into contact_filing_period (address_book_id, contact_id, filed_at, began_with_object, unfiled_at, ended_with_object, is_last)
select 2, x, current_timestamp - interval '3' hour, false, current_timestamp - interval '1' hour, false, false
from generate_series(1, 100000, 100) as x;
