-- What the migrations add up to. Remove this file and run its test, database/schema.test.ts, to write it anew.

create type audit_action as enum ('organization_created', 'organization_updated', 'api_key_created', 'api_key_rotated', 'api_key_revoked');

create type delivery_status as enum ('pending', 'succeeded', 'failed');

create type environment as enum ('test', 'live');

create type payment_attempt_status as enum ('open', 'challenged', 'approved', 'declined', 'refused', 'abandoned');

create type payment_session_status as enum ('pending', 'completed', 'cancelled', 'expired');

create type webhook_endpoint_disabled_reason as enum ('requested', 'gone', 'failing');

CREATE OR REPLACE FUNCTION public.current_second()
 RETURNS timestamp with time zone
 LANGUAGE sql
 PARALLEL SAFE
AS $function$ select date_trunc('second', clock_timestamp()) $function$;

CREATE OR REPLACE FUNCTION public.id_at(moment timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select (encode(substring(int8send((extract(epoch from moment) * 1000)::bigint) from 3), 'hex')
    || '70008000000000000000')::uuid
$function$;

CREATE OR REPLACE FUNCTION public.new_id()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.notify_api_keys_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('api_keys_changed', '');
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'Audit entries are only ever added.';
end
$function$;

create table api_keys (
  id uuid not null default new_id(),
  organization_id uuid not null,
  environment environment not null,
  digest bytea not null,
  created_at timestamp with time zone not null default current_second(),
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  name text,
  replaced_by uuid,
  last_used_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (id),
  constraint api_keys_digest_key UNIQUE (digest),
  constraint api_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint api_keys_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES api_keys(id),
  constraint api_keys_digest_check CHECK ((octet_length(digest) = 32))
);
CREATE TRIGGER api_keys_changed AFTER DELETE OR UPDATE OF organization_id, environment, digest, expires_at, revoked_at OR TRUNCATE ON public.api_keys FOR EACH STATEMENT EXECUTE FUNCTION notify_api_keys_changed();

create table audit_entries (
  id uuid not null default new_id(),
  created_at timestamp with time zone not null default clock_timestamp(),
  actor text not null,
  action audit_action not null,
  organization_id uuid not null,
  api_key_id uuid,
  details jsonb not null,
  constraint audit_entries_pkey PRIMARY KEY (id),
  constraint audit_entries_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_keys(id),
  constraint audit_entries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint audit_entries_check CHECK (((action = ANY (ARRAY['organization_created'::audit_action, 'organization_updated'::audit_action])) = (api_key_id IS NULL)))
);
CREATE INDEX audit_entries_organization ON public.audit_entries USING btree (organization_id, id);
CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

create table contractors (
  id uuid not null default new_id(),
  organization_id uuid not null,
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
  created_at timestamp with time zone not null default current_second(),
  deleted_at timestamp with time zone,
  card_brand text,
  card_last4 text,
  card_exp_month smallint,
  card_exp_year smallint,
  card_instrument_id text,
  constraint contractors_pkey PRIMARY KEY (id),
  constraint contractors_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint contractors_card CHECK ((num_nulls(card_brand, card_last4, card_exp_month, card_exp_year, card_instrument_id) = ANY (ARRAY[0, 5])))
);
CREATE INDEX contractors_card_instrument ON public.contractors USING btree (card_instrument_id) WHERE (card_instrument_id IS NOT NULL);
CREATE INDEX contractors_list ON public.contractors USING btree (organization_id, environment, id) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX contractors_email ON public.contractors USING btree (organization_id, environment, lower(email)) WHERE (deleted_at IS NULL);

create table deliveries (
  id uuid not null default new_id(),
  event_id uuid not null,
  endpoint_id uuid not null,
  organization_id uuid not null,
  status delivery_status not null default 'pending'::delivery_status,
  next_attempt_at timestamp with time zone default clock_timestamp(),
  lease uuid,
  leased_until timestamp with time zone,
  attempts jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint deliveries_pkey PRIMARY KEY (id),
  constraint deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints(id),
  constraint deliveries_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id),
  constraint deliveries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint deliveries_check CHECK (((status = 'pending'::delivery_status) = (next_attempt_at IS NOT NULL)))
) with (fillfactor=50);
CREATE INDEX deliveries_event ON public.deliveries USING btree (event_id);
CREATE INDEX deliveries_failed ON public.deliveries USING btree (id) WHERE (status = 'failed'::delivery_status);
CREATE INDEX deliveries_lanes ON public.deliveries USING btree (organization_id, endpoint_id, next_attempt_at) WHERE (status = 'pending'::delivery_status);
CREATE INDEX deliveries_list ON public.deliveries USING btree (endpoint_id, id);

create table encryption_keys (
  id smallint not null,
  check_value bytea not null,
  created_at timestamp with time zone not null default current_second(),
  constraint encryption_keys_pkey PRIMARY KEY (id),
  constraint encryption_keys_id_check CHECK (((id >= 1) AND (id <= 255)))
);

create table events (
  id uuid not null default new_id(),
  organization_id uuid not null,
  environment environment not null,
  session_id uuid not null,
  event_type text not null,
  created_at timestamp with time zone not null default current_second(),
  constraint events_pkey PRIMARY KEY (id),
  constraint events_session_id_key UNIQUE (session_id),
  constraint events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint events_session_id_fkey FOREIGN KEY (session_id) REFERENCES payment_sessions(id),
  constraint events_event_type_check CHECK ((event_type = ANY (ARRAY['payment.session.completed'::text, 'payment.session.cancelled'::text, 'payment.session.expired'::text])))
);
CREATE INDEX events_list ON public.events USING btree (organization_id, environment, id);

create table idempotency_keys (
  api_key_id uuid not null,
  operation_id text not null,
  key_digest bytea not null,
  fingerprint bytea not null,
  created_at timestamp with time zone not null,
  lease uuid not null,
  leased_until timestamp with time zone not null,
  answer_ciphertext bytea,
  constraint idempotency_keys_pkey PRIMARY KEY (api_key_id, operation_id, key_digest),
  constraint idempotency_keys_api_key_id_fkey FOREIGN KEY (api_key_id) REFERENCES api_keys(id),
  constraint idempotency_keys_fingerprint_check CHECK ((octet_length(fingerprint) = 32)),
  constraint idempotency_keys_key_digest_check CHECK ((octet_length(key_digest) = 32))
);
CREATE INDEX idempotency_keys_created ON public.idempotency_keys USING btree (created_at);

create table instrument_removals (
  environment environment not null,
  processor text not null,
  instrument_id text not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  next_attempt_at timestamp with time zone not null default clock_timestamp(),
  attempt_count integer not null default 0,
  constraint instrument_removals_pkey PRIMARY KEY (processor, environment, instrument_id)
);
CREATE INDEX instrument_removals_due ON public.instrument_removals USING btree (next_attempt_at);

create table organizations (
  id uuid not null default new_id(),
  name text not null,
  hosted_flow_allowed_redirect_hosts text[] not null default '{}'::text[],
  created_at timestamp with time zone not null default current_second(),
  constraint organizations_pkey PRIMARY KEY (id)
);

create table payment_attempts (
  session_id uuid not null,
  number smallint not null,
  idempotency_key text not null,
  status payment_attempt_status not null default 'open'::payment_attempt_status,
  card_token_ciphertext bytea,
  provider_payment_id text,
  instrument_id text,
  response_code text,
  created_at timestamp with time zone not null default clock_timestamp(),
  claimed_until timestamp with time zone not null,
  next_check_at timestamp with time zone,
  check_count integer not null default 0,
  challenge_until timestamp with time zone,
  constraint payment_attempts_pkey PRIMARY KEY (session_id, number),
  constraint payment_attempts_idempotency_key_key UNIQUE (idempotency_key),
  constraint payment_attempts_session_id_fkey FOREIGN KEY (session_id) REFERENCES payment_sessions(id),
  constraint payment_attempts_challenge CHECK (((status <> 'challenged'::payment_attempt_status) OR (challenge_until IS NOT NULL))),
  constraint payment_attempts_check CHECK (((status = 'open'::payment_attempt_status) = (card_token_ciphertext IS NOT NULL))),
  constraint payment_attempts_check1 CHECK (((status = ANY (ARRAY['open'::payment_attempt_status, 'challenged'::payment_attempt_status])) = (next_check_at IS NOT NULL))),
  constraint payment_attempts_check2 CHECK (((status <> 'challenged'::payment_attempt_status) OR (provider_payment_id IS NOT NULL))),
  constraint payment_attempts_check3 CHECK (((status = 'approved'::payment_attempt_status) = (instrument_id IS NOT NULL)))
);
CREATE INDEX payment_attempts_due ON public.payment_attempts USING btree (next_check_at) WHERE (next_check_at IS NOT NULL);

create table payment_sessions (
  id uuid not null default new_id(),
  organization_id uuid not null,
  environment environment not null,
  contractor_id uuid not null,
  status payment_session_status not null default 'pending'::payment_session_status,
  processor text not null default 'checkout'::text,
  return_url text not null,
  token_digest bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  attempt_count smallint not null default 0,
  open_attempt smallint,
  held_until timestamp with time zone,
  constraint payment_sessions_pkey PRIMARY KEY (id),
  constraint payment_sessions_token_digest_key UNIQUE (token_digest),
  constraint payment_sessions_contractor_id_fkey FOREIGN KEY (contractor_id) REFERENCES contractors(id),
  constraint payment_sessions_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint payment_sessions_check CHECK (((status = 'completed'::payment_session_status) = (completed_at IS NOT NULL))),
  constraint payment_sessions_check1 CHECK (((status = 'cancelled'::payment_session_status) = (cancelled_at IS NOT NULL))),
  constraint payment_sessions_token_digest_check CHECK ((octet_length(token_digest) = 32))
);
CREATE INDEX payment_sessions_contractor ON public.payment_sessions USING btree (contractor_id, id);
CREATE INDEX payment_sessions_due ON public.payment_sessions USING btree (expires_at) WHERE (status = 'pending'::payment_session_status);
CREATE INDEX payment_sessions_list ON public.payment_sessions USING btree (organization_id, environment, id);

create unlogged table rate_limits (
  subject bytea not null,
  full_at timestamp with time zone not null,
  granted integer not null,
  constraint rate_limits_pkey PRIMARY KEY (subject),
  constraint rate_limits_subject_check CHECK ((octet_length(subject) = 32))
) with (fillfactor=50);

create table schema_migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default clock_timestamp(),
  constraint schema_migrations_pkey PRIMARY KEY (name)
);

create table webhook_endpoints (
  id uuid not null default new_id(),
  organization_id uuid not null,
  environment environment not null,
  url text not null,
  description text,
  enabled_events text[] not null,
  disabled_reason webhook_endpoint_disabled_reason,
  failing_since timestamp with time zone,
  created_at timestamp with time zone not null default current_second(),
  deleted_at timestamp with time zone,
  constraint webhook_endpoints_pkey PRIMARY KEY (id),
  constraint webhook_endpoints_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id),
  constraint webhook_endpoints_enabled_events_check CHECK ((cardinality(enabled_events) > 0))
);
CREATE INDEX webhook_endpoints_deleted ON public.webhook_endpoints USING btree (id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX webhook_endpoints_list ON public.webhook_endpoints USING btree (organization_id, environment, id) WHERE (deleted_at IS NULL);

create table webhook_secrets (
  id uuid not null default new_id(),
  endpoint_id uuid not null,
  ciphertext bytea not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone,
  constraint webhook_secrets_pkey PRIMARY KEY (id),
  constraint webhook_secrets_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints(id)
);
CREATE INDEX webhook_secrets_endpoint ON public.webhook_secrets USING btree (endpoint_id, id);
CREATE UNIQUE INDEX webhook_secrets_current ON public.webhook_secrets USING btree (endpoint_id) WHERE (expires_at IS NULL);
