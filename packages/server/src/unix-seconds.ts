/** How the wire writes a time. Rows hold whole seconds, so nothing is lost. */
export const unixSeconds = (time: Date): number => Math.floor(time.getTime() / 1000);
