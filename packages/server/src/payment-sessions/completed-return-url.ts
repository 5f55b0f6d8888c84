/**
 * The `return_url` with `hps_id` and `status`, in place of any parameters of these names. The rest of the query stays as
 * it is, byte for byte: `URLSearchParams` would write `%20` as `+` and `a` as `a=`.
 */
export function completedReturnUrl(
  returnUrl: string,
  hpsId: string,
  status: "completed" | "cancelled" | "expired",
): string {
  const queryStart = returnUrl.indexOf("?");
  const base = queryStart < 0 ? returnUrl : returnUrl.slice(0, queryStart);
  const query = queryStart < 0 ? "" : returnUrl.slice(queryStart + 1);
  const kept = query.split("&").filter((pair) => !ours.has(nameOf(pair)));
  const parts = [...(kept.join("") === "" ? [] : kept), `hps_id=${hpsId}`, `status=${status}`];
  return `${base}?${parts.join("&")}`;
}

const ours = new Set(["hps_id", "status"]);

/** Read as receivers read it, so that no second spelling of our names survives. */
const nameOf = (pair: string) => [...new URLSearchParams(pair).keys()][0] ?? "";
