-- What may be shown of the saved card, and the instrument that it is at the payment provider.
alter table contractors
  add column card_brand text,
  add column card_last4 text,
  add column card_exp_month smallint,
  add column card_exp_year smallint,
  add column card_instrument_id text,
  add constraint contractors_card check (
    num_nulls(card_brand, card_last4, card_exp_month, card_exp_year, card_instrument_id) in (0, 5)
  );

create index contractors_card_instrument on contractors (card_instrument_id) where card_instrument_id is not null;

-- The claim of a session is part of its own row: a rival that waited for the row's lock sees the row as the winner left
-- it, while any other table would look to it as it was before the wait.
alter table payment_sessions
  add column attempt_count smallint not null default 0,
  -- The number of the attempt whose outcome nobody knows yet; there is no other one meanwhile.
  add column open_attempt smallint,
  -- A claim was made in time: until then the session does not expire.
  add column held_until timestamptz;

create type payment_attempt_status as enum ('open', 'challenged', 'approved', 'declined', 'refused', 'abandoned');

create table payment_attempts (
  session_id uuid not null references payment_sessions,
  number smallint not null,
  idempotency_key text not null unique,
  status payment_attempt_status not null default 'open',
  -- Erased as soon as nobody needs to send it again.
  card_token_ciphertext bytea,
  provider_payment_id text,
  instrument_id text,
  response_code text,
  created_at timestamptz not null default clock_timestamp(),
  -- Somebody asks the provider until then.
  claimed_until timestamptz not null,
  -- When recovery looks at it next, and how often it did.
  next_check_at timestamptz,
  check_count integer not null default 0,
  primary key (session_id, number),
  check ((status = 'open') = (card_token_ciphertext is not null)),
  check ((status in ('open', 'challenged')) = (next_check_at is not null)),
  check (status <> 'challenged' or provider_payment_id is not null),
  check ((status = 'approved') = (instrument_id is not null))
);

create index payment_attempts_due on payment_attempts (next_check_at) where next_check_at is not null;

-- Instruments that nobody wants any more: a row lives until the provider has none of that id.
create table instrument_removals (
  environment environment not null,
  processor text not null,
  instrument_id text not null,
  created_at timestamptz not null default clock_timestamp(),
  next_attempt_at timestamptz not null default clock_timestamp(),
  attempt_count integer not null default 0,
  primary key (processor, environment, instrument_id)
);

create index instrument_removals_due on instrument_removals (next_attempt_at);
