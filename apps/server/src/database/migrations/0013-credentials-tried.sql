-- Whether Entra has ever accepted a credential at the hands of this server: one may be stored untried, and says so then.
alter table tenant_credentials add column tried_at timestamptz;
