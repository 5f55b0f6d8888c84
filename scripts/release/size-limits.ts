interface SizeLimit {
  /** Of the tarball: what is downloaded. */
  packedBytes: number;
  /** Of everything in it: what is stored. */
  unpackedBytes: number;
  reason: string;
}

/**
 * What a package may weigh. Each limit is about a third above what the package weighed when it was set; whoever raises
 * one says here what for. What a bundle of it weighs is tested beside its sources.
 */
export const sizeLimits: Record<string, SizeLimit> = {
  "@payment-sessions/api-types": {
    packedBytes: 25_000,
    unpackedBytes: 250_000,
    reason: "types alone, two thirds of them the document's descriptions; they grow with the API",
  },
  "@payment-sessions/api-validators": {
    packedBytes: 85_000,
    unpackedBytes: 750_000,
    reason: "one self-contained module for each operation and webhook, at most 12 kB minified each",
  },
  "@payment-sessions/webhooks": {
    packedBytes: 40_000,
    unpackedBytes: 280_000,
    reason: "edge functions: the validators of webhooks, and the types that they need, are brought along",
  },
  "@payment-sessions/api-client": {
    packedBytes: 45_000,
    unpackedBytes: 300_000,
    reason: "edge functions: the client and the API's types, with nothing to install beside it",
  },
  "@payment-sessions/contract-tests": {
    packedBytes: 105_000,
    unpackedBytes: 450_000,
    reason: "a command for development, which brings the whole document along",
  },
  "@payment-sessions/server": {
    packedBytes: 1_600_000,
    unpackedBytes: 6_300_000,
    reason:
      "one program with its migrations, pages and documentation, of which Redoc is two thirds; its dependencies are installed",
  },
};
