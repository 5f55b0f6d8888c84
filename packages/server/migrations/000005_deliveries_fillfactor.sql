-- Taking a lease writes a second version of each row; with room on the same page for all of them no index is touched.
alter table deliveries set (fillfactor = 50);
