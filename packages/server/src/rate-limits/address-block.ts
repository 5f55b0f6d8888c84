import { isIP } from "node:net";

/** An address, or one with the length of a prefix (CIDR). A prefix of no length at all would be everybody. */
export function isAddressBlock(text: string): boolean {
  const [address = "", length, ...rest] = text.split("/");
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (longest === 0 || rest.length > 0 || address.includes("%")) return false;
  return length === undefined || (/^[1-9]\d{0,2}$/.test(length) && Number(length) <= longest);
}
