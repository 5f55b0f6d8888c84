-- How many events were given up is asked at every scrape of the metrics.
create index deliveries_failed on deliveries (id) where status = 'failed';
