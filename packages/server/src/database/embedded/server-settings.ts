/** Given on the command line, so that they hold whatever release made the files. */
export function serverSettings(durable: boolean): Record<string, string> {
  return { ...common, ...(durable ? {} : fast) };
}

const common = {
  // Only the socket, whose folder nobody else can enter: no port to take, no password to keep.
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "100",
  shared_buffers: "32MB",
  // Fewer processes: the work is short statements.
  io_method: "sync",
  max_worker_processes: "2",
  max_parallel_workers_per_gather: "0",
  jit: "off",
  min_wal_size: "64MB",
  max_wal_size: "512MB",
  timezone: "UTC",
  log_timezone: "UTC",
  // Starts, stops and crashes; statements and their errors, which may quote values, stay out of the file.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  log_autovacuum_min_duration: "-1",
};

/** For tests: nothing survives a crash of the machine. */
const fast = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  checkpoint_timeout: "1h",
};
