/** Pages of the simulator may be framed by any page, as the provider's are; they load nothing from elsewhere. */
export function contentSecurityPolicy({ formAction = "'none'" }: { formAction?: string } = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${formAction}`,
    "frame-ancestors *",
  ].join("; ");
}
