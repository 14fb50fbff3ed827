SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.address (
    id bigint NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp(3) with time zone NOT NULL,
    display_name character varying NOT NULL,
    description character varying,
    genus_type character varying NOT NULL,
    genus_key character varying NOT NULL COLLATE pg_catalog."C",
    record_types character varying,
    properties character varying,
    resource_id character varying,
    resource_key character varying COLLATE pg_catalog."C",
    address_text character varying,
    private_reasons bigint DEFAULT 0 NOT NULL,
    release_level smallint DEFAULT 0 NOT NULL,
    email_address_key character varying COLLATE pg_catalog."C",
    written_by character varying,
    recorded_by character varying,
    change_code smallint DEFAULT 0 NOT NULL,
    display_name_sort_key character varying DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.address_book (
    id bigint NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp(3) with time zone NOT NULL,
    display_name character varying NOT NULL,
    description character varying,
    genus_type character varying NOT NULL,
    genus_key character varying NOT NULL COLLATE pg_catalog."C",
    record_types character varying,
    properties character varying,
    provider_id character varying,
    provider_key character varying COLLATE pg_catalog."C",
    branding_ids character varying,
    license character varying,
    is_marked_root boolean NOT NULL,
    data_source_code character varying COLLATE pg_catalog."C",
    recorded_by character varying,
    change_code smallint DEFAULT 0 NOT NULL,
    root_since timestamp(3) with time zone,
    root_by character varying,
    root_began_with_object boolean DEFAULT false NOT NULL,
    display_name_sort_key character varying DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    contacts_query character varying,
    addresses_query character varying
);
CREATE TABLE public.address_book_child (
    parent_id bigint NOT NULL,
    child_id bigint NOT NULL,
    added_at timestamp(3) with time zone NOT NULL,
    added_by character varying
);
CREATE TABLE public.address_book_child_period (
    parent_id bigint NOT NULL,
    child_id bigint NOT NULL,
    added_at timestamp(3) with time zone NOT NULL,
    added_by character varying,
    removed_at timestamp(3) with time zone NOT NULL,
    removed_by character varying,
    is_last boolean NOT NULL
);
CREATE TABLE public.address_book_deletion (
    id bigint NOT NULL,
    version bigint NOT NULL,
    deleted_at timestamp(3) with time zone NOT NULL,
    deleted_by character varying,
    genus_key character varying COLLATE pg_catalog."C"
);
CREATE SEQUENCE public.address_book_number
    START WITH 2
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.address_book_path (
    ancestor_id bigint NOT NULL,
    descendant_id bigint NOT NULL,
    path_count numeric NOT NULL
);
CREATE TABLE public.address_book_record_type (
    type_key character varying NOT NULL COLLATE pg_catalog."C",
    address_book_id bigint NOT NULL
);
CREATE TABLE public.address_book_root_period (
    address_book_id bigint NOT NULL,
    added_at timestamp(3) with time zone NOT NULL,
    added_by character varying,
    began_with_object boolean NOT NULL,
    removed_at timestamp(3) with time zone NOT NULL,
    removed_by character varying,
    ended_with_object boolean NOT NULL,
    is_last boolean NOT NULL
);
CREATE TABLE public.address_book_version (
    id bigint NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp(3) with time zone NOT NULL,
    replaced_at timestamp(3) with time zone NOT NULL,
    recorded_by character varying,
    change_code smallint NOT NULL,
    display_name character varying NOT NULL,
    description character varying,
    genus_type character varying NOT NULL,
    genus_key character varying NOT NULL COLLATE pg_catalog."C",
    record_types character varying,
    properties character varying,
    provider_id character varying,
    provider_key character varying COLLATE pg_catalog."C",
    branding_ids character varying,
    license character varying,
    display_name_sort_key character varying DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    contacts_query character varying,
    addresses_query character varying
);
CREATE TABLE public.address_book_version_record_type (
    type_key character varying NOT NULL COLLATE pg_catalog."C",
    address_book_id bigint NOT NULL
);
CREATE TABLE public.address_book_word (
    address_book_id bigint NOT NULL,
    word character varying NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.address_deletion (
    id bigint NOT NULL,
    version bigint NOT NULL,
    deleted_at timestamp(3) with time zone NOT NULL,
    deleted_by character varying,
    genus_key character varying COLLATE pg_catalog."C"
);
CREATE TABLE public.address_filing (
    address_book_id bigint NOT NULL,
    address_id bigint NOT NULL,
    filed_at timestamp(3) with time zone NOT NULL,
    filed_by character varying,
    began_with_object boolean DEFAULT false NOT NULL
);
CREATE TABLE public.address_filing_period (
    address_book_id bigint NOT NULL,
    address_id bigint NOT NULL,
    filed_at timestamp(3) with time zone NOT NULL,
    filed_by character varying,
    began_with_object boolean NOT NULL,
    unfiled_at timestamp(3) with time zone NOT NULL,
    unfiled_by character varying,
    ended_with_object boolean NOT NULL,
    is_last boolean NOT NULL
);
CREATE SEQUENCE public.address_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.address_record_type (
    type_key character varying NOT NULL COLLATE pg_catalog."C",
    address_id bigint NOT NULL
);
CREATE TABLE public.address_version (
    id bigint NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp(3) with time zone NOT NULL,
    replaced_at timestamp(3) with time zone NOT NULL,
    recorded_by character varying,
    change_code smallint NOT NULL,
    display_name character varying NOT NULL,
    description character varying,
    genus_type character varying NOT NULL,
    genus_key character varying NOT NULL COLLATE pg_catalog."C",
    record_types character varying,
    properties character varying,
    resource_id character varying,
    resource_key character varying COLLATE pg_catalog."C",
    address_text character varying,
    release_level smallint NOT NULL,
    email_address_key character varying COLLATE pg_catalog."C",
    written_by character varying,
    display_name_sort_key character varying DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.address_version_record_type (
    type_key character varying NOT NULL COLLATE pg_catalog."C",
    address_id bigint NOT NULL
);
CREATE TABLE public.address_word (
    address_id bigint NOT NULL,
    word character varying NOT NULL COLLATE pg_catalog."C"
);
CREATE SEQUENCE public.change_place
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.change_entry (
    writer bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    place bigint DEFAULT nextval('public.change_place'::regclass) NOT NULL,
    object_id bigint NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp(3) with time zone NOT NULL,
    other_id bigint,
    kind smallint NOT NULL,
    change_code smallint NOT NULL,
    recorded_by character varying,
    before_books bigint[],
    before_release smallint,
    before_private boolean,
    before_writers character varying[],
    reference_key character varying COLLATE pg_catalog."C"
);
CREATE TABLE public.contact (
    id bigint NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp(3) with time zone NOT NULL,
    display_name character varying NOT NULL,
    description character varying,
    genus_type character varying NOT NULL,
    genus_key character varying NOT NULL COLLATE pg_catalog."C",
    record_types character varying,
    properties character varying,
    address_id bigint NOT NULL,
    reference_id character varying NOT NULL,
    reference_key character varying NOT NULL COLLATE pg_catalog."C",
    addressee_id character varying,
    addressee_key character varying COLLATE pg_catalog."C",
    start_at timestamp(3) with time zone,
    end_at timestamp(3) with time zone,
    end_reason_id character varying,
    private_reasons bigint DEFAULT 0 NOT NULL,
    written_by character varying,
    reference_may_hide boolean DEFAULT true NOT NULL,
    addressee_may_hide boolean DEFAULT true NOT NULL,
    hides_address boolean DEFAULT false NOT NULL,
    recorded_by character varying,
    change_code smallint DEFAULT 0 NOT NULL,
    display_name_sort_key character varying DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    start_sort_key timestamp(3) with time zone GENERATED ALWAYS AS (COALESCE(start_at, '0001-01-01 00:00:00+00 BC'::timestamp with time zone)) STORED
);
CREATE TABLE public.contact_availability (
    contact_id bigint NOT NULL,
    time_zone character varying NOT NULL,
    weekday smallint NOT NULL,
    from_minute smallint NOT NULL,
    to_minute smallint NOT NULL
);
CREATE TABLE public.contact_deletion (
    id bigint NOT NULL,
    version bigint NOT NULL,
    deleted_at timestamp(3) with time zone NOT NULL,
    deleted_by character varying,
    address_id bigint,
    reference_key character varying COLLATE pg_catalog."C",
    genus_key character varying COLLATE pg_catalog."C"
);
CREATE TABLE public.contact_filing (
    address_book_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    filed_at timestamp(3) with time zone NOT NULL,
    filed_by character varying,
    began_with_object boolean DEFAULT false NOT NULL
);
CREATE TABLE public.contact_filing_period (
    address_book_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    filed_at timestamp(3) with time zone NOT NULL,
    filed_by character varying,
    began_with_object boolean NOT NULL,
    unfiled_at timestamp(3) with time zone NOT NULL,
    unfiled_by character varying,
    ended_with_object boolean NOT NULL,
    is_last boolean NOT NULL
);
CREATE SEQUENCE public.contact_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.contact_record_type (
    type_key character varying NOT NULL COLLATE pg_catalog."C",
    contact_id bigint NOT NULL
);
CREATE TABLE public.contact_version (
    id bigint NOT NULL,
    version bigint NOT NULL,
    changed_at timestamp(3) with time zone NOT NULL,
    replaced_at timestamp(3) with time zone NOT NULL,
    recorded_by character varying,
    change_code smallint NOT NULL,
    display_name character varying NOT NULL,
    description character varying,
    genus_type character varying NOT NULL,
    genus_key character varying NOT NULL COLLATE pg_catalog."C",
    record_types character varying,
    properties character varying,
    address_id bigint NOT NULL,
    reference_id character varying NOT NULL,
    reference_key character varying NOT NULL COLLATE pg_catalog."C",
    addressee_id character varying,
    addressee_key character varying COLLATE pg_catalog."C",
    start_at timestamp(3) with time zone,
    end_at timestamp(3) with time zone,
    end_reason_id character varying,
    written_by character varying,
    reference_may_hide boolean NOT NULL,
    addressee_may_hide boolean NOT NULL,
    display_name_sort_key character varying DEFAULT ''::character varying NOT NULL COLLATE pg_catalog."C",
    start_sort_key timestamp(3) with time zone GENERATED ALWAYS AS (COALESCE(start_at, '0001-01-01 00:00:00+00 BC'::timestamp with time zone)) STORED
);
CREATE TABLE public.contact_version_availability (
    contact_id bigint NOT NULL,
    version bigint NOT NULL,
    time_zone character varying NOT NULL,
    weekday smallint NOT NULL,
    from_minute smallint NOT NULL,
    to_minute smallint NOT NULL
);
CREATE TABLE public.contact_version_record_type (
    type_key character varying NOT NULL COLLATE pg_catalog."C",
    contact_id bigint NOT NULL
);
CREATE TABLE public.contact_word (
    contact_id bigint NOT NULL,
    word character varying NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.directory_address (
    address_id bigint NOT NULL,
    resource_key character varying COLLATE pg_catalog."C",
    release_policy smallint NOT NULL,
    type character varying COLLATE pg_catalog."C",
    release character varying COLLATE pg_catalog."C",
    email_address character varying COLLATE pg_catalog."C",
    telephone_number character varying COLLATE pg_catalog."C",
    url character varying COLLATE pg_catalog."C",
    is_postal boolean NOT NULL,
    country character varying COLLATE pg_catalog."C",
    formatted character varying COLLATE pg_catalog."C",
    locality character varying COLLATE pg_catalog."C",
    postal_code character varying COLLATE pg_catalog."C",
    region character varying COLLATE pg_catalog."C",
    room character varying COLLATE pg_catalog."C",
    street character varying COLLATE pg_catalog."C"
);
CREATE TABLE public.directory_identifier (
    person_id bigint NOT NULL,
    viewer_level smallint NOT NULL,
    identifier character varying COLLATE pg_catalog."C",
    type character varying COLLATE pg_catalog."C",
    release character varying COLLATE pg_catalog."C"
);
CREATE TABLE public.directory_major (
    person_id bigint NOT NULL,
    role_number smallint NOT NULL,
    viewer_level smallint NOT NULL,
    major character varying COLLATE pg_catalog."C",
    type character varying COLLATE pg_catalog."C"
);
CREATE TABLE public.directory_name (
    person_id bigint NOT NULL,
    viewer_level smallint NOT NULL,
    family character varying COLLATE pg_catalog."C",
    middle character varying COLLATE pg_catalog."C",
    given character varying COLLATE pg_catalog."C",
    formatted character varying COLLATE pg_catalog."C",
    language character varying COLLATE pg_catalog."C",
    type character varying COLLATE pg_catalog."C",
    release character varying COLLATE pg_catalog."C"
);
CREATE TABLE public.directory_person (
    person_id bigint NOT NULL,
    viewer_level smallint NOT NULL,
    netid character varying NOT NULL COLLATE pg_catalog."C",
    resource_key character varying NOT NULL COLLATE pg_catalog."C",
    is_private boolean NOT NULL,
    is_visible boolean NOT NULL,
    release_policy smallint NOT NULL,
    family_sort_key character varying NOT NULL COLLATE pg_catalog."C",
    given_sort_key character varying NOT NULL COLLATE pg_catalog."C",
    primary_affiliation character varying COLLATE pg_catalog."C",
    primary_campus character varying COLLATE pg_catalog."C",
    primary_subaffiliation character varying COLLATE pg_catalog."C",
    has_policies boolean DEFAULT false NOT NULL,
    policy_lists character varying DEFAULT ''::character varying NOT NULL
);
CREATE TABLE public.directory_role (
    person_id bigint NOT NULL,
    role_number smallint NOT NULL,
    viewer_level smallint NOT NULL,
    role_key character varying NOT NULL COLLATE pg_catalog."C",
    is_visible boolean NOT NULL,
    release_policy smallint NOT NULL,
    role_id character varying COLLATE pg_catalog."C",
    sor character varying COLLATE pg_catalog."C",
    affiliation character varying COLLATE pg_catalog."C",
    class_year integer,
    degree character varying COLLATE pg_catalog."C",
    department character varying COLLATE pg_catalog."C",
    employee_type character varying COLLATE pg_catalog."C",
    organization character varying COLLATE pg_catalog."C",
    rank_sor integer,
    status character varying COLLATE pg_catalog."C",
    title character varying COLLATE pg_catalog."C",
    has_policies boolean DEFAULT false NOT NULL,
    policy_lists character varying DEFAULT ''::character varying NOT NULL
);
CREATE TABLE public.file_import (
    id bigint NOT NULL,
    import_key character varying NOT NULL,
    requester_name character varying NOT NULL,
    import_order character varying NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    status_code smallint NOT NULL,
    report character varying NOT NULL,
    ended_at timestamp(3) with time zone
);
CREATE TABLE public.file_import_content (
    import_key character varying NOT NULL,
    part_number integer NOT NULL,
    content bytea NOT NULL
);
CREATE SEQUENCE public.file_import_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE SEQUENCE public.file_import_run
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.flyway_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.idempotent_response (
    idempotency_key character varying NOT NULL COLLATE pg_catalog."C",
    fingerprint character varying NOT NULL,
    response_text character varying NOT NULL,
    stored_at timestamp(3) with time zone NOT NULL,
    object_id character varying NOT NULL
);
CREATE TABLE public.import_run (
    singleton smallint NOT NULL,
    last_run bigint NOT NULL
);
CREATE TABLE public.imported_item (
    person_id bigint NOT NULL,
    list_name character varying NOT NULL,
    item_key character varying NOT NULL,
    fingerprint character varying NOT NULL,
    display_name character varying NOT NULL,
    address_id bigint,
    contact_id bigint,
    merged_address_id bigint,
    merged_contact_id bigint
);
CREATE TABLE public.imported_line (
    person_id bigint NOT NULL,
    fingerprint character varying,
    item_count integer NOT NULL,
    last_run bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.imported_part (
    source_name character varying NOT NULL COLLATE pg_catalog."C",
    row_key character varying NOT NULL COLLATE pg_catalog."C",
    part_name character varying NOT NULL COLLATE pg_catalog."C",
    address_version bigint NOT NULL,
    contact_id bigint NOT NULL,
    contact_version bigint NOT NULL,
    run_number bigint NOT NULL,
    is_pruned boolean NOT NULL
);
CREATE TABLE public.installation (
    singleton smallint NOT NULL,
    authority character varying NOT NULL,
    history_since timestamp(3) with time zone,
    changes_kept boolean DEFAULT true NOT NULL,
    feed_key character varying,
    feed_origin character varying,
    feed_swept bigint DEFAULT 0 NOT NULL,
    has_sort_keys boolean DEFAULT true NOT NULL,
    has_words boolean DEFAULT false NOT NULL,
    CONSTRAINT installation_singleton_check CHECK ((singleton = 1))
);
CREATE TABLE public.moved_contact (
    id bigint NOT NULL,
    address_id bigint NOT NULL,
    is_merged boolean NOT NULL
);
CREATE TABLE public.object_alias (
    kind_code smallint NOT NULL,
    alias_key character varying NOT NULL COLLATE pg_catalog."C",
    deleted_object_id bigint NOT NULL,
    object_id bigint NOT NULL,
    alias_id character varying NOT NULL,
    is_imported boolean NOT NULL
);
CREATE TABLE public.pending_recount (
    subject_key character varying NOT NULL,
    change_number bigint NOT NULL,
    recorded_by character varying
);
CREATE TABLE public.person (
    id bigint NOT NULL,
    netid character varying NOT NULL COLLATE pg_catalog."C",
    is_private boolean NOT NULL,
    is_student boolean NOT NULL,
    directory_entry character varying NOT NULL,
    dplans character varying,
    changed_at timestamp(3) with time zone NOT NULL
);
CREATE SEQUENCE public.person_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.person_role (
    role_id character varying NOT NULL COLLATE pg_catalog."C",
    person_id bigint NOT NULL
);
CREATE TABLE public.private_subject (
    subject_key character varying NOT NULL COLLATE pg_catalog."C",
    person_id bigint NOT NULL
);
CREATE TABLE public.result_snapshot (
    snapshot_key character varying NOT NULL COLLATE pg_catalog."C",
    snapshot_number bigint NOT NULL,
    owner_key character varying NOT NULL COLLATE pg_catalog."C",
    path character varying NOT NULL,
    row_numbers bytea NOT NULL,
    last_used_at timestamp(3) with time zone NOT NULL,
    filter_key character varying NOT NULL
);
CREATE SEQUENCE public.result_snapshot_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE SEQUENCE public.subject_change_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.task (
    id bigint NOT NULL,
    task_key character varying NOT NULL COLLATE pg_catalog."C",
    task_type character varying NOT NULL,
    netid character varying NOT NULL,
    payload character varying,
    expected_version bigint,
    requester_name character varying NOT NULL,
    requester_details character varying NOT NULL,
    requester_sees_private boolean NOT NULL,
    accepted_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone,
    is_success boolean,
    message character varying,
    requested_by character varying
);
CREATE SEQUENCE public.task_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.task_queue (
    task_id bigint NOT NULL,
    netid character varying NOT NULL COLLATE pg_catalog."C",
    requester_key character varying DEFAULT ''::character varying NOT NULL,
    turn bigint DEFAULT 0 NOT NULL
);
INSERT INTO public.address VALUES (1, 1, '2026-12-01 18:19:12.532+00', 'Court', NULL, 'type.Type:defaultAddressType@example.edu', 'type.type:defaultAddressType@example.edu', NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, 0, 'court');
INSERT INTO public.address_book VALUES (1, 1, '2026-12-01 18:19:10.101+00', 'Default address book', NULL, 'type.Type:defaultAddressBookType@example.edu', 'type.type:defaultAddressBookType@example.edu', NULL, NULL, NULL, NULL, NULL, NULL, true, NULL, NULL, 0, '2026-12-01 18:19:10.101+00', NULL, true, 'default address book', NULL, NULL);
INSERT INTO public.address_book VALUES (2, 1, '2026-12-01 18:19:12.42+00', 'Law', NULL, 'type.Type:defaultAddressBookType@example.edu', 'type.type:defaultAddressBookType@example.edu', NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, 0, NULL, NULL, false, 'law', NULL, NULL);
INSERT INTO public.address_book VALUES (3, 1, '2026-12-01 18:19:12.461+00', 'Library', NULL, 'type.Type:defaultAddressBookType@example.edu', 'type.type:defaultAddressBookType@example.edu', NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, 0, NULL, NULL, false, 'library', NULL, NULL);
INSERT INTO public.address_book_child VALUES (2, 3, '2026-12-01 18:19:12.461+00', NULL);
INSERT INTO public.address_book_path VALUES (1, 1, 1);
INSERT INTO public.address_book_path VALUES (2, 2, 1);
INSERT INTO public.address_book_path VALUES (3, 3, 1);
INSERT INTO public.address_book_path VALUES (2, 3, 1);
INSERT INTO public.address_book_word VALUES (1, 'default');
INSERT INTO public.address_book_word VALUES (1, 'address');
INSERT INTO public.address_book_word VALUES (1, 'book');
INSERT INTO public.address_book_word VALUES (2, 'law');
INSERT INTO public.address_book_word VALUES (3, 'library');
INSERT INTO public.address_deletion VALUES (2, 2, '2026-12-01 18:19:12.752+00', NULL, 'type.type:defaultAddressType@example.edu');
INSERT INTO public.address_filing VALUES (2, 1, '2026-12-01 18:19:12.532+00', NULL, true);
INSERT INTO public.address_filing_period VALUES (1, 2, '2026-12-01 18:19:12.739+00', NULL, true, '2026-12-01 18:19:12.752+00', NULL, true, true);
INSERT INTO public.address_version VALUES (2, 1, '2026-12-01 18:19:12.739+00', '2026-12-01 18:19:12.752+00', NULL, 0, 'Attic', NULL, 'type.Type:defaultAddressType@example.edu', 'type.type:defaultAddressType@example.edu', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 'attic');
INSERT INTO public.address_word VALUES (1, 'court');
INSERT INTO public.change_entry VALUES (785, 1, 2, 1, '2026-12-01 18:19:12.42+00', NULL, 2, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change_entry VALUES (786, 2, 3, 1, '2026-12-01 18:19:12.461+00', NULL, 2, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change_entry VALUES (786, 3, 2, 1, '2026-12-01 18:19:12.461+00', 3, 2, 6, NULL, '{2}', 0, false, NULL, NULL);
INSERT INTO public.change_entry VALUES (787, 4, 1, 1, '2026-12-01 18:19:12.532+00', 2, 1, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change_entry VALUES (788, 5, 1, 1, '2026-12-01 18:19:12.648+00', 1, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change_entry VALUES (789, 6, 1, 2, '2026-12-01 18:19:12.721+00', NULL, 0, 1, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change_entry VALUES (790, 7, 2, 1, '2026-12-01 18:19:12.739+00', 1, 1, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.change_entry VALUES (791, 8, 2, 2, '2026-12-01 18:19:12.752+00', NULL, 1, 3, NULL, '{1}', 0, false, NULL, NULL);
INSERT INTO public.contact VALUES (1, 2, '2026-12-01 18:19:12.721+00', 'Ada', 'second', 'type.Type:defaultContactType@example.edu', 'type.type:defaultContactType@example.edu', NULL, NULL, 1, 'resource.Resource:ada1@example.edu', 'resource.resource:ada1@example.edu', NULL, NULL, NULL, NULL, NULL, 0, NULL, true, true, false, NULL, 1, 'ada', DEFAULT);
INSERT INTO public.contact_filing VALUES (1, 1, '2026-12-01 18:19:12.648+00', NULL, true);
INSERT INTO public.contact_version VALUES (1, 1, '2026-12-01 18:19:12.648+00', '2026-12-01 18:19:12.721+00', NULL, 0, 'Ada', NULL, 'type.Type:defaultContactType@example.edu', 'type.type:defaultContactType@example.edu', NULL, NULL, 1, 'resource.Resource:ada1@example.edu', 'resource.resource:ada1@example.edu', NULL, NULL, NULL, NULL, NULL, NULL, true, true, 'ada', DEFAULT);
INSERT INTO public.contact_word VALUES (1, 'ada');
INSERT INTO public.contact_word VALUES (1, 'ada1');
INSERT INTO public.contact_word VALUES (1, 'second');
INSERT INTO public.directory_identifier VALUES (1, 0, 'ada1', 'network', 'public');
INSERT INTO public.directory_name VALUES (1, 0, 'lindholm', NULL, 'ada', NULL, NULL, NULL, 'public');
INSERT INTO public.directory_person VALUES (1, 0, 'ada1', 'resource.resource:ada1@example.edu', false, true, -1, 'lindholm', 'ada', NULL, NULL, NULL, false, '');
INSERT INTO public.directory_person VALUES (1, 1, 'ada1', 'resource.resource:ada1@example.edu', false, true, -1, 'lindholm', 'ada', NULL, NULL, NULL, false, '');
INSERT INTO public.flyway_schema_history VALUES (1, '1.1', 'contacts', 'SQL', 'V1_1__contacts.sql', -649112762, 'postgres', '2026-12-01 18:19:08.907757', 102, true);
INSERT INTO public.flyway_schema_history VALUES (2, '1.2', 'hierarchy', 'SQL', 'V1_2__hierarchy.sql', -1720553252, 'postgres', '2026-12-01 18:19:09.087245', 23, true);
INSERT INTO public.flyway_schema_history VALUES (3, '1.3', 'people', 'SQL', 'V1_3__people.sql', -2043530381, 'postgres', '2026-12-01 18:19:09.146482', 26, true);
INSERT INTO public.flyway_schema_history VALUES (4, '1.4', 'directory', 'SQL', 'V1_4__directory.sql', 1840821110, 'postgres', '2026-12-01 18:19:09.189754', 44, true);
INSERT INTO public.flyway_schema_history VALUES (5, '1.5', 'imports', 'SQL', 'V1_5__imports.sql', -486182718, 'postgres', '2026-12-01 18:19:09.263848', 23, true);
INSERT INTO public.flyway_schema_history VALUES (6, '1.6', 'tasks', 'SQL', 'V1_6__tasks.sql', -1486094911, 'postgres', '2026-12-01 18:19:09.298528', 25, true);
INSERT INTO public.flyway_schema_history VALUES (7, '1.7', 'idempotent responses', 'SQL', 'V1_7__idempotent_responses.sql', -181977834, 'postgres', '2026-12-01 18:19:09.339432', 7, true);
INSERT INTO public.flyway_schema_history VALUES (8, '1.8', 'result snapshots', 'SQL', 'V1_8__result_snapshots.sql', 683070521, 'postgres', '2026-12-01 18:19:09.354875', 9, true);
INSERT INTO public.flyway_schema_history VALUES (9, '1.9', 'collations and indexes', 'SQL', 'V1_9__collations_and_indexes.sql', -593895066, 'postgres', '2026-12-01 18:19:09.372752', 91, true);
INSERT INTO public.flyway_schema_history VALUES (10, '2.1', 'history', 'SQL', 'V2_1__history.sql', -1021124664, 'postgres', '2026-12-01 18:19:09.495793', 101, true);
INSERT INTO public.flyway_schema_history VALUES (11, '2.2', 'history indexes', 'SQL', 'V2_2__history_indexes.sql', -1420443912, 'postgres', '2026-12-01 18:19:09.616983', 96, true);
INSERT INTO public.flyway_schema_history VALUES (12, '2.3', 'changes', 'SQL', 'V2_3__changes.sql', -233852891, 'postgres', '2026-12-01 18:19:09.727027', 12, true);
INSERT INTO public.flyway_schema_history VALUES (13, '2.4', 'sort keys', 'SQL', 'V2_4__sort_keys.sql', 1882348633, 'postgres', '2026-12-01 18:19:09.748805', 5, true);
INSERT INTO public.flyway_schema_history VALUES (14, '2.4.1', 'sort indexes', 'SQL', 'V2_4_1__sort_indexes.sql', -1154898762, 'postgres', '2026-12-01 18:19:09.766294', 31, true);
INSERT INTO public.flyway_schema_history VALUES (15, '2.5', 'aliases', 'SQL', 'V2_5__aliases.sql', 921225919, 'postgres', '2026-12-01 18:19:09.824509', 8, true);
INSERT INTO public.flyway_schema_history VALUES (16, '2.6', 'alias collation', 'SQL', 'V2_6__alias_collation.sql', 147608505, 'postgres', '2026-12-01 18:19:09.839726', 4, true);
INSERT INTO public.flyway_schema_history VALUES (17, '2.9', 'history pages', 'SQL', 'V2_9__history_pages.sql', 1816329882, 'postgres', '2026-12-01 18:19:09.85282', 11, true);
INSERT INTO public.flyway_schema_history VALUES (18, '2.11', 'words', 'SQL', 'V2_11__words.sql', 1824299207, 'postgres', '2026-12-01 18:19:09.871689', 24, true);
INSERT INTO public.flyway_schema_history VALUES (19, '2.11.1', 'word collation', 'SQL', 'V2_11_1__word_collation.sql', 1726723318, 'postgres', '2026-12-01 18:19:09.902988', 13, true);
INSERT INTO public.flyway_schema_history VALUES (20, '2.12', 'smart address books', 'SQL', 'V2_12__smart_address_books.sql', 1862933916, 'postgres', '2026-12-01 18:19:09.927683', 7, true);
INSERT INTO public.flyway_schema_history VALUES (21, '2.14', 'file imports', 'SQL', 'V2_14__file_imports.sql', 280094942, 'postgres', '2026-12-01 18:19:09.946113', 20, true);
INSERT INTO public.flyway_schema_history VALUES (22, '2.14.1', 'file import collations', 'SQL', 'V2_14_1__file_import_collations.sql', -2145002210, 'postgres', '2026-12-01 18:19:09.975991', 5, true);
INSERT INTO public.flyway_schema_history VALUES (23, '2.15', 'moved contacts', 'SQL', 'V2_15__moved_contacts.sql', -162843024, 'postgres', '2026-12-01 18:19:09.988598', 4, true);
INSERT INTO public.flyway_schema_history VALUES (24, '2.15.2', 'merged items', 'SQL', 'V2_15_2__merged_items.sql', -912927904, 'postgres', '2026-12-01 18:19:09.998906', 2, true);
INSERT INTO public.flyway_schema_history VALUES (25, '2.18', 'authors of recounts', 'SQL', 'V2_18__authors_of_recounts.sql', 316901206, 'postgres', '2026-12-01 18:19:10.007147', 1, true);
INSERT INTO public.flyway_schema_history VALUES (26, '2.19', 'deletions in the feed', 'SQL', 'V2_19__deletions_in_the_feed.sql', 1690569836, 'postgres', '2026-12-01 18:19:10.013123', 5, true);
INSERT INTO public.import_run VALUES (1, 1);
INSERT INTO public.imported_line VALUES (1, 'H6Q-0Jekf1uRT21QxpKOSA', 0, 1);
INSERT INTO public.installation VALUES (1, 'example.edu', '2026-12-01 18:19:10.101+00', true, '5e8b2138e8a571d805477e078a94cd395300216d75dd414ded26f399c7d1dcf1', '00000001:16384', 779, true, true);
INSERT INTO public.object_alias VALUES (1, 'room.room:12@example.test', 0, 1, 'room.Room:12@example.test', false);
INSERT INTO public.person VALUES (1, 'ada1', false, false, '{"identifiers":[{"identifier":"ada1","type":"network","release":"public"}],"names":[{"family":"Lindholm","given":"Ada","release":"public"}]}', NULL, '2026-12-01 18:19:10.334+00');
SELECT pg_catalog.setval('public.address_book_number', 3, true);
SELECT pg_catalog.setval('public.address_number', 2, true);
SELECT pg_catalog.setval('public.change_place', 8, true);
SELECT pg_catalog.setval('public.contact_number', 1, true);
SELECT pg_catalog.setval('public.file_import_number', 1, false);
SELECT pg_catalog.setval('public.file_import_run', 1, false);
SELECT pg_catalog.setval('public.person_number', 1, true);
SELECT pg_catalog.setval('public.result_snapshot_number', 1, false);
SELECT pg_catalog.setval('public.subject_change_number', 1, false);
SELECT pg_catalog.setval('public.task_number', 1, false);
ALTER TABLE ONLY public.address_book_child
    ADD CONSTRAINT address_book_child_pkey PRIMARY KEY (parent_id, child_id);
ALTER TABLE ONLY public.address_book_deletion
    ADD CONSTRAINT address_book_deletion_pkey PRIMARY KEY (id, version);
ALTER TABLE ONLY public.address_book_path
    ADD CONSTRAINT address_book_path_pkey PRIMARY KEY (descendant_id, ancestor_id);
ALTER TABLE ONLY public.address_book
    ADD CONSTRAINT address_book_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.address_book_record_type
    ADD CONSTRAINT address_book_record_type_pkey PRIMARY KEY (address_book_id, type_key);
ALTER TABLE ONLY public.address_book_version
    ADD CONSTRAINT address_book_version_pkey PRIMARY KEY (id, version);
ALTER TABLE ONLY public.address_book_version_record_type
    ADD CONSTRAINT address_book_version_record_type_pkey PRIMARY KEY (address_book_id, type_key);
ALTER TABLE ONLY public.address_book_word
    ADD CONSTRAINT address_book_word_pkey PRIMARY KEY (address_book_id, word);
ALTER TABLE ONLY public.address_deletion
    ADD CONSTRAINT address_deletion_pkey PRIMARY KEY (id, version);
ALTER TABLE ONLY public.address_filing
    ADD CONSTRAINT address_filing_pkey PRIMARY KEY (address_book_id, address_id);
ALTER TABLE ONLY public.address
    ADD CONSTRAINT address_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.address_record_type
    ADD CONSTRAINT address_record_type_pkey PRIMARY KEY (address_id, type_key);
ALTER TABLE ONLY public.address_version
    ADD CONSTRAINT address_version_pkey PRIMARY KEY (id, version);
ALTER TABLE ONLY public.address_version_record_type
    ADD CONSTRAINT address_version_record_type_pkey PRIMARY KEY (address_id, type_key);
ALTER TABLE ONLY public.address_word
    ADD CONSTRAINT address_word_pkey PRIMARY KEY (address_id, word);
ALTER TABLE ONLY public.change_entry
    ADD CONSTRAINT change_entry_pkey PRIMARY KEY (writer, place);
ALTER TABLE ONLY public.contact_deletion
    ADD CONSTRAINT contact_deletion_pkey PRIMARY KEY (id, version);
ALTER TABLE ONLY public.contact_filing
    ADD CONSTRAINT contact_filing_pkey PRIMARY KEY (address_book_id, contact_id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact_record_type
    ADD CONSTRAINT contact_record_type_pkey PRIMARY KEY (contact_id, type_key);
ALTER TABLE ONLY public.contact_version
    ADD CONSTRAINT contact_version_pkey PRIMARY KEY (id, version);
ALTER TABLE ONLY public.contact_version_record_type
    ADD CONSTRAINT contact_version_record_type_pkey PRIMARY KEY (contact_id, type_key);
ALTER TABLE ONLY public.contact_word
    ADD CONSTRAINT contact_word_pkey PRIMARY KEY (contact_id, word);
ALTER TABLE ONLY public.directory_address
    ADD CONSTRAINT directory_address_pkey PRIMARY KEY (address_id);
ALTER TABLE ONLY public.directory_person
    ADD CONSTRAINT directory_person_pkey PRIMARY KEY (person_id, viewer_level);
ALTER TABLE ONLY public.directory_role
    ADD CONSTRAINT directory_role_pkey PRIMARY KEY (person_id, role_number, viewer_level);
ALTER TABLE ONLY public.file_import_content
    ADD CONSTRAINT file_import_content_pkey PRIMARY KEY (import_key, part_number);
ALTER TABLE ONLY public.file_import
    ADD CONSTRAINT file_import_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.flyway_schema_history
    ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.idempotent_response
    ADD CONSTRAINT idempotent_response_pkey PRIMARY KEY (idempotency_key);
ALTER TABLE ONLY public.import_run
    ADD CONSTRAINT import_run_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.imported_item
    ADD CONSTRAINT imported_item_pkey PRIMARY KEY (person_id, list_name, item_key);
ALTER TABLE ONLY public.imported_line
    ADD CONSTRAINT imported_line_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.imported_part
    ADD CONSTRAINT imported_part_pkey PRIMARY KEY (source_name, row_key, part_name);
ALTER TABLE ONLY public.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.moved_contact
    ADD CONSTRAINT moved_contact_pkey PRIMARY KEY (id, address_id);
ALTER TABLE ONLY public.object_alias
    ADD CONSTRAINT object_alias_pkey PRIMARY KEY (kind_code, alias_key, deleted_object_id);
ALTER TABLE ONLY public.pending_recount
    ADD CONSTRAINT pending_recount_pkey PRIMARY KEY (subject_key);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_netid_key UNIQUE (netid);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person_role
    ADD CONSTRAINT person_role_pkey PRIMARY KEY (role_id);
ALTER TABLE ONLY public.private_subject
    ADD CONSTRAINT private_subject_pkey PRIMARY KEY (subject_key);
ALTER TABLE ONLY public.result_snapshot
    ADD CONSTRAINT result_snapshot_pkey PRIMARY KEY (snapshot_key);
ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.task_queue
    ADD CONSTRAINT task_queue_pkey PRIMARY KEY (task_id);
ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_task_key_key UNIQUE (task_key);
CREATE UNIQUE INDEX address_book_by_data_source ON public.address_book USING btree (data_source_code);
CREATE INDEX address_book_by_display_name ON public.address_book USING btree (display_name_sort_key, id);
CREATE INDEX address_book_by_genus ON public.address_book USING btree (genus_key, id);
CREATE INDEX address_book_by_provider ON public.address_book USING btree (provider_key, id);
CREATE INDEX address_book_by_word ON public.address_book_word USING btree (word, address_book_id);
CREATE INDEX address_book_child_by_child ON public.address_book_child USING btree (child_id, parent_id);
CREATE INDEX address_book_child_period_by_child ON public.address_book_child_period USING btree (child_id, parent_id);
CREATE INDEX address_book_child_period_by_end ON public.address_book_child_period USING btree (removed_at);
CREATE INDEX address_book_child_period_by_parent ON public.address_book_child_period USING btree (parent_id, child_id);
CREATE INDEX address_book_child_period_by_parent_and_begin ON public.address_book_child_period USING btree (parent_id, added_at);
CREATE INDEX address_book_child_period_by_parent_and_end ON public.address_book_child_period USING btree (parent_id, removed_at);
CREATE INDEX address_book_deletion_by_genus ON public.address_book_deletion USING btree (genus_key, id);
CREATE INDEX address_book_deletion_by_time ON public.address_book_deletion USING btree (deleted_at);
CREATE INDEX address_book_path_by_ancestor ON public.address_book_path USING btree (ancestor_id, descendant_id);
CREATE INDEX address_book_record_type_by_type ON public.address_book_record_type USING btree (type_key, address_book_id);
CREATE INDEX address_book_root_period_by_book ON public.address_book_root_period USING btree (address_book_id);
CREATE INDEX address_book_root_period_by_end ON public.address_book_root_period USING btree (removed_at);
CREATE INDEX address_book_version_by_end ON public.address_book_version USING btree (replaced_at);
CREATE INDEX address_book_version_by_provider ON public.address_book_version USING btree (provider_key, id);
CREATE INDEX address_book_version_record_type_by_type ON public.address_book_version_record_type USING btree (type_key, address_book_id);
CREATE INDEX address_by_display_name ON public.address USING btree (display_name_sort_key, id);
CREATE INDEX address_by_email_address ON public.address USING btree (email_address_key, id);
CREATE INDEX address_by_genus ON public.address USING btree (genus_key, id);
CREATE INDEX address_by_private_reasons ON public.address USING btree (private_reasons, release_level, id);
CREATE INDEX address_by_resource ON public.address USING btree (resource_key, id);
CREATE INDEX address_by_word ON public.address_word USING btree (word, address_id);
CREATE INDEX address_deletion_by_genus ON public.address_deletion USING btree (genus_key, id);
CREATE INDEX address_deletion_by_time ON public.address_deletion USING btree (deleted_at);
CREATE INDEX address_filing_by_address ON public.address_filing USING btree (address_id, address_book_id);
CREATE INDEX address_filing_period_by_address ON public.address_filing_period USING btree (address_id, address_book_id);
CREATE INDEX address_filing_period_by_address_and_begin ON public.address_filing_period USING btree (address_id, filed_at);
CREATE INDEX address_filing_period_by_address_and_end ON public.address_filing_period USING btree (address_id, unfiled_at);
CREATE INDEX address_filing_period_by_book ON public.address_filing_period USING btree (address_book_id, address_id);
CREATE INDEX address_filing_period_by_end ON public.address_filing_period USING btree (unfiled_at);
CREATE INDEX address_record_type_by_type ON public.address_record_type USING btree (type_key, address_id);
CREATE INDEX address_version_by_email_address ON public.address_version USING btree (email_address_key, id) WHERE (email_address_key IS NOT NULL);
CREATE INDEX address_version_by_end ON public.address_version USING btree (replaced_at);
CREATE INDEX address_version_by_resource ON public.address_version USING btree (resource_key, id) WHERE (resource_key IS NOT NULL);
CREATE INDEX address_version_record_type_by_type ON public.address_version_record_type USING btree (type_key, address_id);
CREATE INDEX change_entry_by_deletion ON public.change_entry USING btree (object_id, kind) WHERE (change_code = 3);
CREATE INDEX change_entry_by_reference ON public.change_entry USING btree (reference_key) WHERE (reference_key IS NOT NULL);
CREATE INDEX contact_availability_by_contact ON public.contact_availability USING btree (contact_id, time_zone, weekday);
CREATE INDEX contact_by_address ON public.contact USING btree (address_id, id);
CREATE INDEX contact_by_addressee ON public.contact USING btree (addressee_key, id);
CREATE INDEX contact_by_display_name ON public.contact USING btree (display_name_sort_key, id);
CREATE INDEX contact_by_genus ON public.contact USING btree (genus_key, id);
CREATE INDEX contact_by_private_reasons ON public.contact USING btree (private_reasons, id);
CREATE INDEX contact_by_reference ON public.contact USING btree (reference_key, id);
CREATE INDEX contact_by_start ON public.contact USING btree (start_sort_key, id);
CREATE INDEX contact_by_word ON public.contact_word USING btree (word, contact_id);
CREATE INDEX contact_by_writer ON public.contact USING btree (written_by, address_id) WHERE (written_by IS NOT NULL);
CREATE INDEX contact_deletion_by_address ON public.contact_deletion USING btree (address_id, id);
CREATE INDEX contact_deletion_by_genus ON public.contact_deletion USING btree (genus_key, id);
CREATE INDEX contact_deletion_by_reference ON public.contact_deletion USING btree (reference_key, id);
CREATE INDEX contact_deletion_by_time ON public.contact_deletion USING btree (deleted_at);
CREATE INDEX contact_filing_by_contact ON public.contact_filing USING btree (contact_id, address_book_id);
CREATE INDEX contact_filing_period_by_book ON public.contact_filing_period USING btree (address_book_id, contact_id);
CREATE INDEX contact_filing_period_by_contact ON public.contact_filing_period USING btree (contact_id, address_book_id);
CREATE INDEX contact_filing_period_by_contact_and_begin ON public.contact_filing_period USING btree (contact_id, filed_at);
CREATE INDEX contact_filing_period_by_contact_and_end ON public.contact_filing_period USING btree (contact_id, unfiled_at);
CREATE INDEX contact_filing_period_by_end ON public.contact_filing_period USING btree (unfiled_at);
CREATE INDEX contact_record_type_by_type ON public.contact_record_type USING btree (type_key, contact_id);
CREATE INDEX contact_version_availability_by_contact ON public.contact_version_availability USING btree (contact_id, version);
CREATE INDEX contact_version_by_addressee ON public.contact_version USING btree (addressee_key, id) WHERE (addressee_key IS NOT NULL);
CREATE INDEX contact_version_by_end ON public.contact_version USING btree (replaced_at);
CREATE INDEX contact_version_record_type_by_type ON public.contact_version_record_type USING btree (type_key, contact_id);
CREATE INDEX directory_address_by_email_address ON public.directory_address USING btree ("left"((email_address)::text, 200));
CREATE INDEX directory_address_by_resource ON public.directory_address USING btree (resource_key, address_id);
CREATE INDEX directory_address_by_telephone_number ON public.directory_address USING btree ("left"((telephone_number)::text, 200));
CREATE INDEX directory_identifier_by_identifier ON public.directory_identifier USING btree ("left"((identifier)::text, 200), viewer_level, person_id);
CREATE INDEX directory_identifier_by_person ON public.directory_identifier USING btree (person_id, viewer_level);
CREATE INDEX directory_major_by_role ON public.directory_major USING btree (person_id, role_number, viewer_level);
CREATE INDEX directory_name_by_family ON public.directory_name USING btree ("left"((family)::text, 200), viewer_level, person_id);
CREATE INDEX directory_name_by_given ON public.directory_name USING btree ("left"((given)::text, 200), viewer_level, person_id);
CREATE INDEX directory_name_by_person ON public.directory_name USING btree (person_id, viewer_level);
CREATE INDEX directory_person_by_name ON public.directory_person USING btree (viewer_level, family_sort_key, given_sort_key, netid, is_private, is_visible);
CREATE INDEX directory_person_by_resource ON public.directory_person USING btree (resource_key, viewer_level);
CREATE INDEX directory_role_by_affiliation ON public.directory_role USING btree (affiliation, viewer_level, person_id);
CREATE INDEX directory_role_by_role ON public.directory_role USING btree (role_key, viewer_level);
CREATE UNIQUE INDEX file_import_by_key ON public.file_import USING btree (import_key);
CREATE INDEX file_import_by_status ON public.file_import USING btree (status_code, id);
CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success);
CREATE INDEX idempotent_response_by_object ON public.idempotent_response USING btree (object_id);
CREATE INDEX idempotent_response_by_stored_at ON public.idempotent_response USING btree (stored_at);
CREATE INDEX imported_item_by_address ON public.imported_item USING btree (address_id);
CREATE INDEX imported_item_by_contact ON public.imported_item USING btree (contact_id);
CREATE INDEX moved_contact_by_address ON public.moved_contact USING btree (address_id, id);
CREATE INDEX object_alias_by_object ON public.object_alias USING btree (kind_code, object_id);
CREATE INDEX person_role_by_person ON public.person_role USING btree (person_id);
CREATE INDEX private_subject_by_person ON public.private_subject USING btree (person_id);
CREATE INDEX result_snapshot_by_last_used_at ON public.result_snapshot USING btree (last_used_at);
CREATE INDEX result_snapshot_by_owner ON public.result_snapshot USING btree (owner_key, snapshot_number);
CREATE INDEX task_by_ended_at ON public.task USING btree (ended_at);
CREATE INDEX task_queue_by_person ON public.task_queue USING btree (netid, task_id);
CREATE INDEX task_queue_by_requester ON public.task_queue USING btree (requester_key, turn);
CREATE INDEX task_queue_by_turn ON public.task_queue USING btree (turn, task_id);
ALTER TABLE ONLY public.address_book_child
    ADD CONSTRAINT address_book_child_child_id_fkey FOREIGN KEY (child_id) REFERENCES public.address_book(id);
ALTER TABLE ONLY public.address_book_child
    ADD CONSTRAINT address_book_child_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.address_book(id);
ALTER TABLE ONLY public.address_book_record_type
    ADD CONSTRAINT address_book_record_type_address_book_id_fkey FOREIGN KEY (address_book_id) REFERENCES public.address_book(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.address_filing
    ADD CONSTRAINT address_filing_address_book_id_fkey FOREIGN KEY (address_book_id) REFERENCES public.address_book(id);
ALTER TABLE ONLY public.address_filing
    ADD CONSTRAINT address_filing_address_id_fkey FOREIGN KEY (address_id) REFERENCES public.address(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.address_record_type
    ADD CONSTRAINT address_record_type_address_id_fkey FOREIGN KEY (address_id) REFERENCES public.address(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_address_id_fkey FOREIGN KEY (address_id) REFERENCES public.address(id);
ALTER TABLE ONLY public.contact_availability
    ADD CONSTRAINT contact_availability_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.contact_filing
    ADD CONSTRAINT contact_filing_address_book_id_fkey FOREIGN KEY (address_book_id) REFERENCES public.address_book(id);
ALTER TABLE ONLY public.contact_filing
    ADD CONSTRAINT contact_filing_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.contact_record_type
    ADD CONSTRAINT contact_record_type_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.directory_address
    ADD CONSTRAINT directory_address_address_id_fkey FOREIGN KEY (address_id) REFERENCES public.address(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.directory_identifier
    ADD CONSTRAINT directory_identifier_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.directory_major
    ADD CONSTRAINT directory_major_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.directory_name
    ADD CONSTRAINT directory_name_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.directory_person
    ADD CONSTRAINT directory_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.directory_role
    ADD CONSTRAINT directory_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.imported_item
    ADD CONSTRAINT imported_item_address_id_fkey FOREIGN KEY (address_id) REFERENCES public.address(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.imported_item
    ADD CONSTRAINT imported_item_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.imported_item
    ADD CONSTRAINT imported_item_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.imported_line
    ADD CONSTRAINT imported_line_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.person_role
    ADD CONSTRAINT person_role_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.private_subject
    ADD CONSTRAINT private_subject_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.task_queue
    ADD CONSTRAINT task_queue_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.task(id);
