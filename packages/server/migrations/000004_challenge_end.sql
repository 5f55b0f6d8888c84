-- A challenge that began in time keeps its session from expiring until then, whatever becomes of other cards meanwhile.
alter table payment_attempts
  add column challenge_until timestamptz,
  add constraint payment_attempts_challenge check (status <> 'challenged' or challenge_until is not null) not valid;

update payment_attempts set challenge_until = created_at + interval '5 minutes' where status = 'challenged';

alter table payment_attempts validate constraint payment_attempts_challenge;
