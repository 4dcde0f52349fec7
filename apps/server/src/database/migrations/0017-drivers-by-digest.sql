-- Each INF of an import asks whether any organisation has exactly this driver already.
create index drivers_by_digest on drivers (digest);
