-- How much of its limit each subject has used: an API key, or an address that the hosted page is asked from. There is
-- nothing here that a crash may not take away, so no write is logged, and no request waits for a disk.
create unlogged table rate_limits (
  -- An HMAC. Addresses are personal data, and so few that whoever can try them all finds the one behind a plain digest.
  subject bytea primary key check (octet_length(subject) = 32),
  -- When the whole limit is free again: the theoretical arrival time of the generic cell rate algorithm. Once it is past,
  -- the row says nothing that its absence would not.
  full_at timestamptz not null,
  -- How many of the requests in the last statement it let pass.
  granted integer not null
) with (fillfactor = 50);
