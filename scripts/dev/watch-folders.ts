import { watch } from "node:fs";

/** Editors write a file in several steps. */
const quietMs = 100;

/**
 * Calls `work` when something below the folders has changed, except what is built or installed there, once they are quiet, and never twice at the same time: what
 * changes meanwhile is followed by one more call.
 */
export function watchFolders(folders: readonly string[], work: () => Promise<void>): { close(): void } {
  let pending: NodeJS.Timeout | undefined;
  let isWorking = false;
  let isStale = false;

  const begin = async () => {
    if (isWorking) {
      isStale = true;
      return;
    }
    isWorking = true;
    try {
      do {
        isStale = false;
        await work();
      } while (isStale);
    } finally {
      isWorking = false;
    }
  };
  const onChange = (_event: string, name: string | null) => {
    if (/^(dist|node_modules)\b/.test(name ?? "")) return;
    clearTimeout(pending);
    pending = setTimeout(() => void begin(), quietMs);
  };
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, onChange));
  return {
    close() {
      clearTimeout(pending);
      for (const watcher of watchers) watcher.close();
    },
  };
}
