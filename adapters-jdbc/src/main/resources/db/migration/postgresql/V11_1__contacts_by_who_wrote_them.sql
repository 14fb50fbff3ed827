-- For the addresses of a caller's own contacts. Most contacts are an import's.
create index contact_written_by on contact (written_by, address_id) where written_by is not null;
