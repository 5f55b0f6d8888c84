/** The addresses of one session's pages. */
export interface PagePaths {
  page: string;
  complete: string;
  cancel: string;
  /** Where 3-D Secure leads back to, and where a page that waits asks for the outcome. */
  resume: string;
}

export function pagePaths(basePath: string, token: string): PagePaths {
  const page = `${basePath}/payment/setup/${token}`;
  return { page, complete: `${page}/complete`, cancel: `${page}/cancel`, resume: `${page}/return` };
}
