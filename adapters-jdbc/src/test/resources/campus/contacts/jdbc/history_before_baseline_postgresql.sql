-- The schema history of PostgreSQL databases that the migrations before the baseline made.
create table "flyway_schema_history" (
    "installed_rank" integer not null primary key,
    "version" varchar(50),
    "description" varchar(200) not null,
    "type" varchar(20) not null,
    "script" varchar(1000) not null,
    "checksum" integer,
    "installed_by" varchar(100) not null,
    "installed_on" timestamp default current_timestamp not null,
    "execution_time" integer not null,
    "success" boolean not null
);
insert into "flyway_schema_history"
    ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success")
values
    (1, '1', 'contacts addresses and books', 'SQL', 'V1__contacts_addresses_and_books.sql', -335731062, 'sa', 1, true),
    (2, '2', 'keys compare bytewise', 'SQL', 'V2__keys_compare_bytewise.sql', -924970466, 'sa', 1, true),
    (3, '3', 'hours of availability', 'SQL', 'V3__hours_of_availability.sql', -593937148, 'sa', 1, true),
    (4, '4', 'people and sources', 'SQL', 'V4__people_and_sources.sql', 81325633, 'sa', 1, true),
    (5, '4.1', 'texts of people compare bytewise', 'SQL', 'V4_1__texts_of_people_compare_bytewise.sql', 1613408726, 'sa', 1, true),
    (6, '5', 'what stays hidden', 'SQL', 'V5__what_stays_hidden.sql', 1922059651, 'sa', 1, true),
    (7, '5.1', 'subjects compare bytewise', 'SQL', 'V5_1__subjects_compare_bytewise.sql', 897667482, 'sa', 1, true),
    (8, '6', 'tasks', 'SQL', 'V6__tasks.sql', -1324444539, 'sa', 1, true),
    (9, '6.1', 'keys of tasks compare bytewise', 'SQL', 'V6_1__keys_of_tasks_compare_bytewise.sql', -388146280, 'sa', 1, true),
    (10, '7', 'found sets', 'SQL', 'V7__found_sets.sql', 314544986, 'sa', 1, true),
    (11, '7.2', 'mailboxes', 'SQL', 'V7_2__mailboxes.sql', 182155259, 'sa', 1, true),
    (12, '7.3', 'mailboxes compare bytewise', 'SQL', 'V7_3__mailboxes_compare_bytewise.sql', -1171717018, 'sa', 1, true),
    (13, '8', 'directory', 'SQL', 'V8__directory.sql', 1730026913, 'sa', 1, true),
    (14, '8.1', 'long texts of the directory', 'SQL', 'V8_1__long_texts_of_the_directory.sql', -282562514, 'sa', 1, true),
    (15, '9', 'what imports made', 'SQL', 'V9__what_imports_made.sql', 2039536044, 'sa', 1, true),
    (16, '10', 'lines of imports', 'SQL', 'V10__lines_of_imports.sql', -966189749, 'sa', 1, true),
    (17, '11', 'who wrote whom an object is about', 'SQL', 'V11__who_wrote_whom_an_object_is_about.sql', 901532614, 'sa', 1, true),
    (18, '11.1', 'contacts by who wrote them', 'SQL', 'V11_1__contacts_by_who_wrote_them.sql', -1252155589, 'sa', 1, true),
    (19, '11.2', 'objects that answers show', 'SQL', 'V11_2__objects_that_answers_show.sql', 682015523, 'sa', 1, true),
    (20, '11.3', 'objects to count again', 'SQL', 'V11_3__objects_to_count_again.sql', 1390903082, 'sa', 1, true),
    (21, '12', 'numbers of imports', 'SQL', 'V12__numbers_of_imports.sql', 383873178, 'sa', 1, true),
    (22, '12.1', 'filters of found sets', 'SQL', 'V12_1__filters_of_found_sets.sql', 1325341207, 'sa', 1, true),
    (23, '12.2', 'paths without references', 'SQL', 'V12_2__paths_without_references.sql', -16474836, 'sa', 1, true),
    (24, '12.3', 'turns of tasks', 'SQL', 'V12_3__turns_of_tasks.sql', 1367859988, 'sa', 1, true),
    (25, '13', 'policies that are seen', 'SQL', 'V13__policies_that_are_seen.sql', -332761178, 'sa', 1, true);
