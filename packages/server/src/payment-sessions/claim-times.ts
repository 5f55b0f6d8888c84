/** How long things may take around a claim, in seconds. */
export interface ClaimTimes {
  /** Nobody else asks the provider meanwhile. More than a request to the provider may take, and its commit. */
  claimSeconds: number;
  /**
   * An attempt that began in time keeps its session from expiring so long. The provider's card tokens live 15 minutes:
   * after that, it cannot store a card that it has not stored yet.
   */
  heldSeconds: number;
  /** A 3-D Secure challenge that began in time keeps its session from expiring so long. */
  challengeSeconds: number;
  /** A challenge that nobody finished in this time is given up. */
  abandonAfterSeconds: number;
  /** The wait before the outcome of an attempt is looked for again; it doubles up to the longest. */
  checkSeconds: number;
  longestCheckSeconds: number;
}

export const claimTimes: ClaimTimes = {
  claimSeconds: 30,
  heldSeconds: 900,
  challengeSeconds: 300,
  abandonAfterSeconds: 86_400,
  checkSeconds: 5,
  longestCheckSeconds: 300,
};

export const maxAttempts = 5;

export const checkDelaySeconds = (times: ClaimTimes, checkCount: number): number =>
  Math.min(times.checkSeconds * 2 ** Math.min(checkCount, 20), times.longestCheckSeconds);
