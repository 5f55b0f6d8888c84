/** What is the same whenever a request is answered again. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}
