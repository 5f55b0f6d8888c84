-- A UUIDv7 (RFC 9562, section 5.7) from the database's clock. The 12 bits after the version carry the fraction of the
-- millisecond (method 3 of section 6.2), so that ids made by one transaction after another sort by creation.
create function new_id() returns uuid
language sql volatile parallel safe
as $$
  select encode(
    substring(int8send(microseconds / 1000) from 3)
      || substring(int2send((28672 + (microseconds % 1000) * 4096 / 1000)::int2) from 1)
      || set_byte(random, 0, (get_byte(random, 0) & 63) | 128),
    'hex'
  )::uuid
  from (
    select
      (extract(epoch from clock_timestamp()) * 1000000)::bigint as microseconds,
      substring(uuid_send(gen_random_uuid()) from 9) as random
  ) as source
$$;

-- Wire timestamps are whole seconds; rows hold exactly what the wire says.
create function current_second() returns timestamptz
language sql volatile parallel safe
as $$ select date_trunc('second', clock_timestamp()) $$;

create type environment as enum ('test', 'live');

create table organizations (
  id uuid primary key default new_id(),
  name text not null,
  hosted_flow_allowed_redirect_hosts text[] not null default '{}',
  created_at timestamptz not null default current_second()
);

create table api_keys (
  id uuid primary key default new_id(),
  organization_id uuid not null references organizations,
  environment environment not null,
  digest bytea not null unique check (octet_length(digest) = 32),
  created_at timestamptz not null default current_second(),
  expires_at timestamptz,
  revoked_at timestamptz
);

create table contractors (
  id uuid primary key default new_id(),
  organization_id uuid not null references organizations,
  environment environment not null,
  first_name text not null,
  middle_name text,
  last_name text not null,
  company_name text,
  email text not null,
  phone text not null,
  address_line1 text not null,
  address_line2 text,
  address_locality text not null,
  address_region text not null,
  address_postalcode text not null,
  address_country text,
  tax_identification_ciphertext bytea,
  custom_metadata jsonb,
  withhold_premium boolean,
  created_at timestamptz not null default current_second(),
  deleted_at timestamptz
);

create unique index contractors_email on contractors (organization_id, environment, lower(email)) where deleted_at is null;
create index contractors_list on contractors (organization_id, environment, id) where deleted_at is null;

create type payment_session_status as enum ('pending', 'completed', 'cancelled', 'expired');

create table payment_sessions (
  id uuid primary key default new_id(),
  organization_id uuid not null references organizations,
  environment environment not null,
  contractor_id uuid not null references contractors,
  status payment_session_status not null default 'pending',
  processor text not null default 'checkout',
  return_url text not null,
  token_digest bytea not null unique check (octet_length(token_digest) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  completed_at timestamptz,
  cancelled_at timestamptz,
  check ((status = 'completed') = (completed_at is not null)),
  check ((status = 'cancelled') = (cancelled_at is not null))
);

create index payment_sessions_list on payment_sessions (organization_id, environment, id);
create index payment_sessions_contractor on payment_sessions (contractor_id, id);
create index payment_sessions_due on payment_sessions (expires_at) where status = 'pending';

-- One event a session, ever: the constraint is the last word on "exactly one terminal state, exactly one event".
-- The payload is the session row, which no longer changes once it has an event.
create table events (
  id uuid primary key default new_id(),
  organization_id uuid not null references organizations,
  environment environment not null,
  session_id uuid not null unique references payment_sessions,
  event_type text not null check (
    event_type in ('payment.session.completed', 'payment.session.cancelled', 'payment.session.expired')
  ),
  created_at timestamptz not null default current_second()
);

create index events_list on events (organization_id, environment, id);
