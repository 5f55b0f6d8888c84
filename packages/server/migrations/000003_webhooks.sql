create type webhook_endpoint_disabled_reason as enum ('requested', 'gone', 'failing');

create table webhook_endpoints (
  id uuid primary key default new_id(),
  organization_id uuid not null references organizations,
  environment environment not null,
  url text not null,
  description text,
  enabled_events text[] not null check (cardinality(enabled_events) > 0),
  -- Null while the endpoint receives events.
  disabled_reason webhook_endpoint_disabled_reason,
  -- Of the first failure since the last success; five days of nothing but failure disable the endpoint.
  failing_since timestamptz,
  created_at timestamptz not null default current_second(),
  -- It and its deliveries go in batches, not at once: there may be very many.
  deleted_at timestamptz
);

create index webhook_endpoints_deleted on webhook_endpoints (id) where deleted_at is not null;
create index webhook_endpoints_list on webhook_endpoints (organization_id, environment, id) where deleted_at is null;

-- Signing secrets. A new one leaves the former ones valid for a day each.
create table webhook_secrets (
  id uuid primary key default new_id(),
  endpoint_id uuid not null references webhook_endpoints,
  ciphertext bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  -- Null for the current one.
  expires_at timestamptz
);

create unique index webhook_secrets_current on webhook_secrets (endpoint_id) where expires_at is null;
create index webhook_secrets_endpoint on webhook_secrets (endpoint_id, id);

create type delivery_status as enum ('pending', 'succeeded', 'failed');

-- The outbox: written by the statement that changes the session, emptied by the workers.
create table deliveries (
  id uuid primary key default new_id(),
  event_id uuid not null references events,
  endpoint_id uuid not null references webhook_endpoints,
  organization_id uuid not null references organizations,
  status delivery_status not null default 'pending',
  next_attempt_at timestamptz default clock_timestamp(),
  -- Tells one holder of the lease from the next.
  lease uuid,
  -- Until then the holder of the lease sends it, and nobody else. No index has it: taking and renewing a lease is cheap.
  leased_until timestamptz,
  -- The attempts made, oldest first, in the words of the API.
  attempts jsonb not null default '[]',
  created_at timestamptz not null default clock_timestamp(),
  check ((status = 'pending') = (next_attempt_at is not null))
) with (fillfactor = 70);

-- One lane an endpoint: who is due in it, and in which lanes anybody is, without looking at those who wait behind.
create index deliveries_lanes on deliveries (organization_id, endpoint_id, next_attempt_at) where status = 'pending';
create index deliveries_list on deliveries (endpoint_id, id);
create index deliveries_event on deliveries (event_id);

-- The smallest id that a row of this moment can have: ids sort by creation, so age is a range of the primary key.
create function id_at(moment timestamptz) returns uuid
language sql immutable parallel safe
as $$
  select (encode(substring(int8send((extract(epoch from moment) * 1000)::bigint) from 3), 'hex')
    || '70008000000000000000')::uuid
$$;
