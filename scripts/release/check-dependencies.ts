import {
  hasInstallScript,
  mayHaveInstallScript,
  productionDependencies,
  readLockfile,
} from "./production-dependencies.ts";
import type { PublishedPackage } from "./published-package.ts";

/** Nothing that comes along with it runs anything when it is installed. */
export function checkDependencies({ folder }: PublishedPackage): string[] {
  const scripted = [...productionDependencies(readLockfile(), folder)].filter(
    (id) => hasInstallScript(id) && !mayHaveInstallScript(id),
  );
  return scripted.map((id) => `${id}, which comes along, runs a script when it is installed.`);
}
