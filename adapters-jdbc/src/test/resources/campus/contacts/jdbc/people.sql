-- 60,000 people, for tests of plans: p1 to p60000, each with an identifier, a name, a role, a personal e-mail address, the telephone of the
-- role and an emergency contact, at both levels of the directory. Of 600 families one has a twentieth of all people; every fiftieth person
-- is private. Books of data sources exist already, with an imported person.
insert into person (id, netid, is_private, is_student, directory_entry, changed_at)
select 1000 + x, 'p' || x, x % 50 = 0, x % 2 = 0,
    '{"identifiers":[{"identifier":"p' || x || '","type":"network","release":"public"}],"names":[{"family":"family '
        || case when x % 20 = 0 then 0 else x % 600 end || '","given":"given ' || x % 997 || '","release":"public"}]}',
    current_timestamp
from generate_series(1, 60000) as x;

insert into person_role (role_id, person_id) select 'role-' || x, 1000 + x from generate_series(1, 60000) as x;

insert into private_subject (subject_key, person_id)
select 'resource.resource:p' || x || '@campus.example', 1000 + x from generate_series(50, 60000, 50) as x;

insert into directory_person (person_id, viewer_level, netid, resource_key, is_private, is_visible, release_policy, family_sort_key, given_sort_key,
    primary_affiliation)
select 1000 + x, level, 'p' || x, 'resource.resource:p' || x || '@campus.example', x % 50 = 0, true, 0,
    'family ' || case when x % 20 = 0 then 0 else x % 600 end, 'given ' || x % 997,
    case when x % 2 = 0 then 'student' else 'employee' end
from generate_series(1, 60000) as x, generate_series(0, 1) as level;

insert into directory_identifier (person_id, viewer_level, identifier, type, release)
select 1000 + x, 0, 'p' || x, 'network', 'public' from generate_series(1, 60000) as x
union all
select 1000 + x, 1, 'n' || x, 'enterprise', 'internal' from generate_series(1, 60000) as x;

insert into directory_name (person_id, viewer_level, family, given, release)
select 1000 + x, 0, 'family ' || case when x % 20 = 0 then 0 else x % 600 end, 'given ' || x % 997, 'public'
from generate_series(1, 60000) as x;

insert into directory_role (person_id, role_number, viewer_level, role_key, is_visible, release_policy, role_id, sor, affiliation, status, class_year)
select 1000 + x, 0, level, 'personnel.position:role-' || x || '@campus.example', true, 0, 'role-' || x, 'sis',
    case when x % 500 = 0 then 'affiliate' when x % 2 = 0 then 'student' else 'employee' end, 'current', 2000 + x % 30
from generate_series(1, 60000) as x, generate_series(0, 1) as level;

insert into directory_major (person_id, role_number, viewer_level, major, type)
select 1000 + x, 0, 0, 'major ' || x % 40, 'primary' from generate_series(2, 60000, 2) as x;

-- Addresses 100,001 to 160,000 are e-mail addresses, 200,001 to 260,000 telephones of roles, 300,001 to 360,000 those of contacts.
insert into address (id, version, changed_at, display_name, genus_type, genus_key, record_types, properties, resource_id,
    resource_key, email_address_key, private_reasons)
select 100000 + x, 1, current_timestamp, 'E-mail address', 'type.Type:defaultAddressType@campus.example',
    'type.type:defaultAddressType@campus.example', 'type.Type:email-address@campus.example',
    '{"emailAddress":{"address":"p' || x || '@example.edu","isPrimary":null,"sourceData":null}}',
    'resource.Resource:p' || x || '@campus.example', 'resource.resource:p' || x || '@campus.example',
    'p' || x || '@example.edu', case when x % 50 = 0 then 1 else 0 end
from generate_series(1, 60000) as x
union all
select 200000 + x, 1, current_timestamp, 'Office number', 'type.Type:defaultAddressType@campus.example',
    'type.type:defaultAddressType@campus.example', 'type.Type:telephone-number@campus.example',
    '{"telephoneNumbers":[{"kind":null,"areaCode":null,"number":"603 ' || x || '","extension":null}]}', null, null, null, 0
from generate_series(1, 60000) as x
union all
select 300000 + x, 1, current_timestamp, 'Robin', 'type.Type:defaultAddressType@campus.example',
    'type.type:defaultAddressType@campus.example', 'type.Type:telephone-number@campus.example',
    '{"telephoneNumbers":[{"kind":null,"areaCode":null,"number":"555 ' || x || '","extension":null}]}', null, null, null, 0
from generate_series(1, 60000) as x;

insert into address_record_type (type_key, address_id)
select case when id < 200000 then 'type.type:email-address@campus.example' else 'type.type:telephone-number@campus.example' end, id
from address where id > 100000;

insert into directory_address (address_id, resource_key, release_policy, type, release, email_address, telephone_number, is_postal)
select 100000 + x, 'resource.resource:p' || x || '@campus.example', 0, 'official', 'public', 'p' || x || '@example.edu', null, false
from generate_series(1, 60000) as x
union all
select 200000 + x, null, 0, 'office', 'public', null, '603 ' || x, false from generate_series(1, 60000) as x;

insert into address_filing (address_book_id, address_id, filed_at)
select (select id from address_book where data_source_code = case when a.id < 200000 then 'dir' else 'sis' end), a.id,
    current_timestamp
from address a where a.id > 100000;

-- Contacts 200,001 to 260,000 are those of roles, 300,001 to 360,000 those in an emergency.
insert into contact (id, version, changed_at, display_name, genus_type, genus_key, record_types, properties, address_id,
    reference_id, reference_key, addressee_id, addressee_key)
select 200000 + x, 1, current_timestamp, 'Office number', 'type.Type:defaultContactType@campus.example',
    'type.type:defaultContactType@campus.example', null, null, 200000 + x,
    'personnel.Position:role-' || x || '@campus.example', 'personnel.position:role-' || x || '@campus.example',
    'resource.Resource:p' || x || '@campus.example', 'resource.resource:p' || x || '@campus.example'
from generate_series(1, 60000) as x
union all
select 300000 + x, 1, current_timestamp, 'Robin', 'type.Type:EMRG@campus.example', 'type.type:EMRG@campus.example',
    'type.Type:personal-contact@campus.example',
    '{"personalContact":{"firstName":"Robin","middleName":null,"lastName":"L","name":null,"relationship":"M","priority":1}}',
    300000 + x, 'resource.Resource:p' || x || '@campus.example', 'resource.resource:p' || x || '@campus.example', null, null
from generate_series(1, 60000) as x;

insert into contact_record_type (type_key, contact_id)
select 'type.type:personal-contact@campus.example', id from contact where id > 300000;

insert into contact_filing (address_book_id, contact_id, filed_at)
select (select id from address_book where data_source_code = 'sis'), id, current_timestamp from contact where id > 200000;

insert into imported_item (person_id, list_name, item_key, fingerprint, display_name, address_id, contact_id)
select 1000 + x, 'emailAddresses', 'official p' || x || '@example.edu', 'f', 'E-mail address', 100000 + x, null
from generate_series(1, 60000) as x
union all
select 1000 + x, 'contacts', 'sis EMRG 1', 'f', 'Robin', 300000 + x, 300000 + x from generate_series(1, 60000) as x;

insert into imported_line (person_id, fingerprint, item_count, last_run)
select 1000 + x, 'f', 2, 1 from generate_series(1, 60000) as x;

-- Of 30,000 tasks the last 500 wait.
insert into task (id, task_key, task_type, netid, payload, requester_name, requester_details, requester_sees_private, accepted_at, ended_at,
    is_success, message)
select x, 'task ' || x, 'DPLANS', 'p' || x, '{}', 'registrar', '{}', true, current_timestamp,
    case when x <= 29500 then current_timestamp end, case when x <= 29500 then true end, case when x <= 29500 then 'SUCCESS' end
from generate_series(1, 30000) as x;

insert into task_queue (task_id, netid) select x, 'p' || x from generate_series(29501, 30000) as x;

insert into result_snapshot (snapshot_key, snapshot_number, owner_key, path, filter_key, row_numbers, last_used_at)
select 'set ' || x, x, 'owner ' || x % 300, '/api/terms', 'f', '\x00', current_timestamp from generate_series(1, 30000) as x;

select setval('person_number', 100000), setval('address_number', 400000), setval('contact_number', 400000),
    setval('task_number', 30000), setval('result_snapshot_number', 30000);
