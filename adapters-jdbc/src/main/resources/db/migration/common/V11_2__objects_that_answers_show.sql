-- The object that an answer shows, as an own Id. Answers are kept for a day, and those that are there do not tell.
delete from answer;
alter table answer add column object_id varchar not null;
