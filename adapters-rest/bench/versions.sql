-- Gives each contact of a campus four replaced versions, each of one day, so that it has five.
update installation set history_since = timestamp with time zone '2026-01-01 00:00:00+00';

insert into contact_version (id, version, changed_at, replaced_at, change_code, display_name, display_name_sort_key, description, genus_type,
    genus_key, record_types, properties, address_id, reference_id, reference_key, start_at, end_at, end_reason_id, reference_may_hide,
    addressee_may_hide)
select c.id, v.n, timestamp with time zone '2025-12-31 00:00:00+00' + v.n * interval '1' day,
    timestamp with time zone '2026-01-01 00:00:00+00' + v.n * interval '1' day, case when v.n = 1 then 0 else 1 end, c.display_name,
    c.display_name_sort_key, 'Version ' || v.n, c.genus_type, c.genus_key, c.record_types, c.properties, c.address_id, c.reference_id,
    c.reference_key, c.start_at, c.end_at, c.end_reason_id, c.reference_may_hide, c.addressee_may_hide
from contact c cross join generate_series(1, 4) as v(n);

insert into contact_version_record_type (type_key, contact_id) select type_key, contact_id from contact_record_type;

update contact set version = 5, change_code = 1, changed_at = timestamp with time zone '2026-01-05 00:00:00+00';
analyze;
