-- H2 stores the next value of a sequence whenever its cache is used up, and with it everything that other transactions have written so far.
alter sequence change_place cache 1000;
