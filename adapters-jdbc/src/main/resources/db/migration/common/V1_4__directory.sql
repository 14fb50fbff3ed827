-- Search tables of the directory, derived from person.directory_entry and from addresses. Columns are named after the attributes of
-- the directory. Texts are case-folded, so that both databases compare them alike. Conventions:
-- * viewer_level: 0 everybody, 1 members of the university. directory_person and directory_role have one row for each level, with
--   what is visible at that level; the rows of lists (identifiers, names, majors) have the lowest level that sees the element.
-- * release_policy: the policy for all of a person, a role or an address: 0 public, 1 internal, 2 none, -1 not set.
-- * has_policies, policy_lists: whether the response has release policies in meta. True if a visible part of this entry has a policy;
--   else, if one of the lists named in policy_lists (separated by spaces), which depend on addresses, has a visible element.

create table directory_person (
    person_id bigint not null references person on delete cascade,
    viewer_level smallint not null,
    netid varchar not null,
    resource_key varchar not null,
    is_private boolean not null,
    -- whether any part of the entry is visible, addresses and roles aside
    is_visible boolean not null,
    release_policy smallint not null,
    -- the sort order of people in responses
    family_sort_key varchar not null,
    given_sort_key varchar not null,
    primary_affiliation varchar,
    primary_campus varchar,
    primary_subaffiliation varchar,
    has_policies boolean default false not null,
    policy_lists varchar default '' not null,
    primary key (person_id, viewer_level)
);
create index directory_person_by_name
    on directory_person (viewer_level, family_sort_key, given_sort_key, netid, is_private, is_visible);
create index directory_person_by_resource on directory_person (resource_key, viewer_level);

create table directory_identifier (
    person_id bigint not null references person on delete cascade,
    viewer_level smallint not null,
    identifier varchar,
    type varchar,
    release varchar
);
create index directory_identifier_by_person on directory_identifier (person_id, viewer_level);

create table directory_name (
    person_id bigint not null references person on delete cascade,
    viewer_level smallint not null,
    family varchar,
    middle varchar,
    given varchar,
    formatted varchar,
    language varchar,
    type varchar,
    release varchar
);
create index directory_name_by_person on directory_name (person_id, viewer_level);

create table directory_role (
    person_id bigint not null references person on delete cascade,
    -- the place of the role in the list of the person, from 0
    role_number smallint not null,
    viewer_level smallint not null,
    -- the Id by which contacts refer to the role
    role_key varchar not null,
    -- whether any part of the role is visible, addresses aside
    is_visible boolean not null,
    release_policy smallint not null,
    role_id varchar,
    -- the system of record
    sor varchar,
    affiliation varchar,
    class_year integer,
    degree varchar,
    department varchar,
    employee_type varchar,
    organization varchar,
    rank_sor integer,
    status varchar,
    title varchar,
    has_policies boolean default false not null,
    policy_lists varchar default '' not null,
    primary key (person_id, role_number, viewer_level)
);
create index directory_role_by_affiliation on directory_role (affiliation, viewer_level, person_id);
create index directory_role_by_role on directory_role (role_key, viewer_level);

create table directory_major (
    person_id bigint not null references person on delete cascade,
    role_number smallint not null,
    viewer_level smallint not null,
    major varchar,
    type varchar
);
create index directory_major_by_role on directory_major (person_id, role_number, viewer_level);

-- Addresses that have the record of the directory; derived from address.properties.
create table directory_address (
    address_id bigint not null primary key references address on delete cascade,
    resource_key varchar,
    release_policy smallint not null,
    type varchar,
    release varchar,
    email_address varchar,
    telephone_number varchar,
    url varchar,
    -- whether it is a postal address, which has the columns that follow
    is_postal boolean not null,
    country varchar,
    formatted varchar,
    locality varchar,
    postal_code varchar,
    region varchar,
    room varchar,
    street varchar
);
create index directory_address_by_resource on directory_address (resource_key, address_id);
