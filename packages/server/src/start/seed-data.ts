import type { NewContractor } from "../contractors/contractor-changes.ts";

export const organizationName = "Example platform";
export const otherOrganizationName = "Another platform";

export const redirectHost = "app.example.com";

/** Beside the example, where web frameworks listen on a developer's machine. */
export const allowedRedirectHosts = [
  redirectHost,
  ...["localhost", "127.0.0.1", "[::1]"].flatMap((host) => [
    host,
    ...[80, 3000, 5173, 8080].map((port) => `${host}:${port}`),
  ]),
];

export const adaLovelace: NewContractor = {
  firstName: "Ada",
  lastName: "Lovelace",
  email: "ada@example.com",
  phone: "+1 202 555 0110",
  address: {
    line1: "12 St James's Square",
    line2: null,
    locality: "Boston",
    region: "MA",
    postalcode: "02108",
    country: "US",
  },
};

export const graceHopper: NewContractor = {
  firstName: "Grace",
  lastName: "Hopper",
  email: "grace@example.com",
  phone: "+1 202 555 0111",
  address: {
    line1: "1 Harbor Way",
    line2: null,
    locality: "Arlington",
    region: "VA",
    postalcode: "22202",
    country: "US",
  },
};
