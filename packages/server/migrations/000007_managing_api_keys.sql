alter table api_keys
  add column name text,
  -- The key that a rotation put in its place. Both are good until this one expires.
  add column replaced_by uuid references api_keys,
  -- Behind by an hour at most.
  add column last_used_at timestamptz;

-- Processes keep good keys in memory for seconds. Whoever changes a key, by whatever means, ends that at once. The columns
-- that decide whether a key is good, and whose it is; `last_used_at` is none of them.
create function notify_api_keys_changed() returns trigger
language plpgsql
as $$
begin
  perform pg_notify('api_keys_changed', '');
  return null;
end
$$;

create trigger api_keys_changed
  after delete or truncate or update of organization_id, environment, digest, expires_at, revoked_at on api_keys
  for each statement execute function notify_api_keys_changed();

create type audit_action as enum (
  'organization_created', 'organization_updated', 'api_key_created', 'api_key_rotated', 'api_key_revoked'
);

create table audit_entries (
  id uuid primary key default new_id(),
  created_at timestamptz not null default clock_timestamp(),
  -- Who: what the operator said, or else the operating system's name of the user.
  actor text not null,
  action audit_action not null,
  organization_id uuid not null references organizations,
  api_key_id uuid references api_keys,
  details jsonb not null,
  check ((action in ('organization_created', 'organization_updated')) = (api_key_id is null))
);

create index audit_entries_organization on audit_entries (organization_id, id);

create function refuse_audit_change() returns trigger
language plpgsql
as $$
begin
  raise exception 'Audit entries are only ever added.';
end
$$;

create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();
