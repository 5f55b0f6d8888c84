/** What hardly anybody else's settings begin with. */
const beginnings =
  /^(?:TRUSTED_PROX|RATE_LIMIT|ENCRYPTION_|HOSTED_PAGE_|SESSION_LIFE|WEBHOOK_|SHUTDOWN_DELAY|DATABASE_CONN)/;
/** Kubernetes sets such names in every container, for services that are called `webhook` or `hosted-page`. */
const ofKubernetes = /_(?:SERVICE_(?:HOST|PORT\w*)|PORT(?:_\d+_\w+)?)$/;

export interface MisspeltSetting {
  name: string;
  /** A setting. */
  nearest: string;
}

/** Names that were probably meant for settings, so that a default holds where something else was wanted. */
export function findMisspeltSettings(
  env: Record<string, string | undefined>,
  settings: ReadonlySet<string>,
): readonly MisspeltSetting[] {
  return Object.entries(env)
    .filter(([name]) => beginnings.test(name) && !ofKubernetes.test(name) && !settings.has(name))
    .filter(([, value = ""]) => value.trim() !== "")
    .map(([name]) => ({ name, nearest: nearest(name, settings) }));
}

/** The one that begins and ends most alike. */
const nearest = (name: string, settings: ReadonlySet<string>): string =>
  [...settings].reduce((best, each) => (likeness(name, each) > likeness(name, best) ? each : best));

const likeness = (one: string, other: string): number =>
  countCommon(one.split(""), other.split("")) + countCommon(one.split("").toReversed(), other.split("").toReversed());

/** Characters at the beginning. */
function countCommon(one: readonly string[], other: readonly string[]): number {
  const different = one.findIndex((character, index) => character !== other[index]);
  return different === -1 ? one.length : different;
}
