-- Responses to requests with an Idempotency-Key, sent again when the request is repeated.
create table idempotent_response (
    -- hash of the caller and the key
    idempotency_key varchar not null primary key,
    -- hash of the request; another request with the same key is rejected
    fingerprint varchar not null,
    response_text varchar not null,
    stored_at timestamp(3) with time zone not null,
    -- the Id of the object in the response
    object_id varchar not null
);
create index idempotent_response_by_stored_at on idempotent_response (stored_at);
