-- What the directory finds people by, derived from their entries and from addresses whenever those are written. Texts are folded:
-- both databases compare them alike. A level says who sees a row: 0 everybody, 1 members of the university. A policy says what
-- holds for all of a person, a role or an address: 0 public, 1 internal, 2 none, and -1 where nothing is said.

-- A person at each level, with what is seen there and where it stands in order.
create table directory_person (
    person_id bigint not null references person on delete cascade,
    level smallint not null,
    netid varchar not null,
    resource_key varchar not null,
    is_private boolean not null,
    is_seen boolean not null,
    policy smallint not null,
    family_order varchar not null,
    given_order varchar not null,
    primary_affiliation varchar,
    primary_campus varchar,
    primary_subaffiliation varchar,
    primary key (person_id, level)
);
create index directory_person_in_order
    on directory_person (level, family_order, given_order, netid, is_private, is_seen);
create index directory_person_of_resource on directory_person (resource_key, level);

create table directory_identifier (
    person_id bigint not null references person on delete cascade,
    level smallint not null,
    identifier varchar,
    type varchar,
    release varchar
);
create index directory_identifier_of_person on directory_identifier (person_id, level);

create table directory_name (
    person_id bigint not null references person on delete cascade,
    level smallint not null,
    family varchar,
    middle varchar,
    given varchar,
    formatted varchar,
    language varchar,
    type varchar,
    release varchar
);
create index directory_name_of_person on directory_name (person_id, level);

-- A role at each level, with what is seen there.
create table directory_role (
    person_id bigint not null references person on delete cascade,
    role_number smallint not null,
    level smallint not null,
    role_key varchar not null,
    is_seen boolean not null,
    policy smallint not null,
    role_id varchar,
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
    primary key (person_id, role_number, level)
);
create index directory_role_of_affiliation on directory_role (affiliation, level, person_id);
create index directory_role_of_key on directory_role (role_key, level);

create table directory_major (
    person_id bigint not null references person on delete cascade,
    role_number smallint not null,
    level smallint not null,
    major varchar,
    type varchar
);
create index directory_major_of_role on directory_major (person_id, role_number, level);

-- An address that carries the directory's record.
create table directory_address (
    address_id bigint not null primary key references address on delete cascade,
    resource_key varchar,
    policy smallint not null,
    type varchar,
    release varchar,
    email_address varchar,
    telephone_number varchar,
    url varchar,
    is_postal boolean not null,
    country varchar,
    formatted varchar,
    locality varchar,
    postal_code varchar,
    region varchar,
    room varchar,
    street varchar
);
create index directory_address_of_resource on directory_address (resource_key, address_id);
