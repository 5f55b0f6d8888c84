import { isObject, type Json } from "../document/json.ts";
import type { Operation } from "../document/operations.ts";
import { type Exchange, isAnswered } from "../http/exchange.ts";

/** So many of each kind are kept, the latest: what was created long ago has mostly come to its end. */
const mostOfOneKind = 100;

/** Ids of objects that the server has told of, by the collection that they are in. */
export class KnownObjects {
  readonly #ids = new Map<string, string[]>();
  readonly #created: ReadonlySet<string>;
  readonly #collections: ReadonlyMap<string, string>;

  constructor(operations: readonly Operation[]) {
    this.#collections = new Map(operations.flatMap(({ path }) => collectionOf(path)));
    this.#created = new Set(operations.filter(({ method }) => method === "POST").map(({ path }) => path));
  }

  /** Learns from the answers of a collection: what was created or, where nobody can create, what is listed. */
  learn(exchange: Exchange): void {
    const { operation } = exchange;
    if (operation === undefined || operation.path.endsWith("}") || !isAnswered(exchange)) return;
    const { status, json } = exchange.response;
    if (status >= 300) return;
    if (exchange.request.method === "POST") this.#add(operation.path, json);
    else if (!this.#created.has(operation.path) && Array.isArray(json)) {
      for (const item of json) this.#add(operation.path, item);
    }
  }

  /** One of those that the parameter can name; undefined while none is known. */
  at(operation: Operation, parameter: string, place: number): string | undefined {
    const own = operation.path.slice(0, operation.path.indexOf(`/{${parameter}}`));
    const ids = this.#ids.get(own) ?? this.#ids.get(this.#collections.get(parameter) ?? "") ?? [];
    return ids[place % ids.length];
  }

  /** What does not exist any more is not asked for again. */
  forget(id: string): void {
    for (const [collection, ids] of this.#ids)
      this.#ids.set(
        collection,
        ids.filter((each) => each !== id),
      );
  }

  #add(collection: string, object: Json | undefined): void {
    const id = isObject(object) ? object["id"] : undefined;
    if (typeof id !== "string") return;
    const ids = this.#ids.get(collection) ?? [];
    if (ids.includes(id)) return;
    ids.push(id);
    this.#ids.set(collection, ids.slice(-mostOfOneKind));
  }
}

/** The name of the last parameter of a path, with what is before it: elsewhere it most likely names the same. */
function collectionOf(path: string): [parameter: string, collection: string][] {
  const match = /^(.+)\/\{([^}]+)\}$/.exec(path);
  return match === null ? [] : [[match[2] ?? "", match[1] ?? ""]];
}
