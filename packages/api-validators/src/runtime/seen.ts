/** What the keywords of one schema object and its in-place parts have evaluated of an object or array. */
export class Seen {
  readonly names = new Set<string>();
  readonly indexes = new Set<number>();

  /** A record for a branch, which counts only when the branch holds. */
  fork(): Seen {
    return new Seen();
  }

  /** Takes over what a part that holds has evaluated. */
  merge(other: Seen): void {
    for (const name of other.names) {
      this.names.add(name);
    }
    for (const index of other.indexes) {
      this.indexes.add(index);
    }
  }
}
