/** The addresses of one session's pages. */
export interface PagePaths {
  page: string;
  complete: string;
  cancel: string;
  /** Where a page that waits asks what became of the card. */
  outcome: string;
}

export function pagePaths(basePath: string, token: string): PagePaths {
  // Tokens that were found need no encoding; one that was not asked for yet may be anything.
  const page = `${basePath}/payment/setup/${encodeURIComponent(token)}`;
  return { page, complete: `${page}/complete`, cancel: `${page}/cancel`, outcome: `${page}/outcome` };
}

/** Where 3-D Secure leads back to. It goes to the provider, so the session's token is not in it. */
export const challengeReturnPath = (basePath: string, sessionId: string) =>
  `${basePath}/payment/setup/return/${sessionId}`;
