-- A text that is no secret, encrypted by each configured key: whoever cannot read it has another key under the same id.
create table encryption_keys (
  id smallint primary key check (id between 1 and 255),
  check_value bytea not null,
  created_at timestamptz not null default current_second()
);
