-- What became of each request that was sent with an idempotency key, for 24 hours.
create table idempotency_keys (
  api_key_id uuid not null references api_keys,
  operation_id text not null,
  -- Both are made with the API key's secret, which is not here: a copy of the database lets nobody guess at them.
  key_digest bytea not null check (octet_length(key_digest) = 32),
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  created_at timestamptz not null,
  -- Tells one holder of the claim from the next.
  lease uuid not null,
  leased_until timestamptz not null,
  -- Null until the request is answered.
  answer_ciphertext bytea,
  primary key (api_key_id, operation_id, key_digest)
);

create index idempotency_keys_created on idempotency_keys (created_at);
