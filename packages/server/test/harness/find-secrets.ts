import { type Secret, spellings } from "./spellings.ts";

/** Which secrets are in which sources, in any spelling; a secret is told by its name alone. */
export function findSecrets(secrets: Record<string, Secret>, sources: Record<string, string | Buffer>): string[] {
  const haystacks = Object.entries(sources).map(([name, source]) => [name, Buffer.from(source)] as const);
  return Object.entries(secrets).flatMap(([secret, value]) => {
    const needles = spellings(value);
    const isIn = (haystack: Buffer) => needles.some((needle) => haystack.includes(needle));
    return haystacks.filter(([, haystack]) => isIn(haystack)).map(([source]) => `${secret} in ${source}`);
  });
}
