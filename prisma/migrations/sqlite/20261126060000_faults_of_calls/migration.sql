-- Why a call had no status is told by names of our own (lib/domain/callbacks/callback-fault.ts).
UPDATE "CallbackAttempt"
SET error = CASE error
  WHEN 'econnrefused' THEN 'connection_refused'
  WHEN 'enotfound' THEN 'host_unknown'
  WHEN 'ehostunreach' THEN 'host_unreachable'
  WHEN 'err_assertion' THEN 'invalid_http'
  ELSE 'connection_closed'
END
WHERE error IN ('econnrefused', 'enotfound', 'ehostunreach', 'err_assertion', 'econnreset', 'und_err_socket');
