-- Who wrote whom an object is about: a hash of the caller's name; null for imports, facades and callers without a name. The caller goes
-- on seeing the object when it is about a private person.
alter table contact add column written_by varchar;
alter table address add column written_by varchar;

-- Whether a contact may hide its address because of its reference or its addressee: whether who wrote that might update the address.
alter table contact add column reference_may_hide boolean default true not null;
alter table contact add column addressee_may_hide boolean default true not null;

-- Whether the contact hides its address now. An address has one reason to be hidden for its resource, and one for every such contact.
alter table contact add column hides_address boolean default false not null;
update contact set hides_address = true where seclusion > 0;
