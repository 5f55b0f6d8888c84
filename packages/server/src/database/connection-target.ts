interface ConnectionTarget {
  url: string;
  options: { path?: string };
}

/**
 * libpq writes a Unix socket as `postgres://user@/name?host=/folder`, which postgres.js does not read: it would connect
 * to the default host. Every other URL is passed on as it is.
 */
export function connectionTarget(url: string): ConnectionTarget {
  const queryStart = url.indexOf("?");
  const query = new URLSearchParams(queryStart < 0 ? "" : url.slice(queryStart + 1));
  const folder = query.get("host");
  if (folder === null || !folder.startsWith("/")) return { url, options: {} };
  const port = query.get("port") ?? "5432";
  query.delete("host");
  query.delete("port");
  const plain = url.slice(0, queryStart).replace(/^([a-z]+:\/\/(?:[^/@]*@)?)\//, "$1localhost/");
  const rest = query.toString();
  return { url: rest === "" ? plain : `${plain}?${rest}`, options: { path: `${folder}/.s.PGSQL.${port}` } };
}
