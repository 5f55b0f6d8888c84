import type { Progress } from "../contract-options.ts";

interface Terminal {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** One line that changes on a terminal; one line a check where it would be kept. */
export function showProgress(terminal: Terminal): { show: (progress: Progress) => void; end: () => void } {
  let shown = "";
  let shownAtMs = 0;
  return {
    show({ check, number, of, requests, findings }) {
      const nowMs = performance.now();
      if (check === "" || (check === shown && (terminal.isTTY !== true || nowMs - shownAtMs < 100))) return;
      shown = check;
      shownAtMs = nowMs;
      const found = findings === 1 ? "1 finding" : `${findings} findings`;
      const line = `[${String(number).padStart(2)}/${of}] ${check}: ${requests} requests, ${found}`;
      terminal.write(terminal.isTTY === true ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    end() {
      if (terminal.isTTY === true) terminal.write("\r\u001b[2K");
    },
  };
}
