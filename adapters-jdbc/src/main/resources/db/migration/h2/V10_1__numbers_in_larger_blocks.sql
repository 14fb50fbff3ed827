-- H2 notes in its file, with a commit of its own, how far a sequence may have gone: by default every 32 numbers, and so hundreds
-- of times while a thousand people are brought in. What is skipped after a crash, up to a block, stays skipped.
alter sequence address_number cache 1000;
alter sequence contact_number cache 1000;
alter sequence person_number cache 1000;
