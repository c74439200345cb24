-- The files of many leaders as four tables, in DuckDB. Other engines have their own way to do this;
-- what follows in the other files is the same for all of them.
-- `area` comes from the names of the folders: programme/area=north/people-k7f3qdx2m4.parquet
CREATE TABLE people AS
SELECT area, leader, id, state
FROM read_parquet('programme/*/people-*.parquet', hive_partitioning = true, union_by_name = true);

CREATE TABLE progress AS
SELECT area, leader, person_id, step, state, last
FROM read_parquet('programme/*/progress-*.parquet', hive_partitioning = true, union_by_name = true);

CREATE TABLE commitments AS
SELECT area, leader, person_id, "by", word, first_due
FROM read_parquet('programme/*/commitments-*.parquet', hive_partitioning = true, union_by_name = true);

CREATE TABLE sessions AS
SELECT area, leader, person_id, day, is_contact, purpose
FROM read_parquet('programme/*/sessions-*.parquet', hive_partitioning = true, union_by_name = true);
