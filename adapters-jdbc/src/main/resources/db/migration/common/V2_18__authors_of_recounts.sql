-- Who made the change of the private subject, as in recorded_by elsewhere: a recount in batches records its changes as this author's.
alter table pending_recount add column recorded_by varchar;
