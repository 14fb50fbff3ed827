-- For the addresses of a caller's own contacts.
create index contact_written_by on contact (written_by, address_id);
