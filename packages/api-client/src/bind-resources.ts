import type { RequestOptions } from "./client-options.ts";
import type { CallInput, Operation, ResourceTable } from "./operation.ts";
import { pathParameterNames } from "./request-url.ts";

/** Starts a call. */
export type Caller = (operation: Operation, input: CallInput, options: RequestOptions | undefined) => unknown;

/** Turns the table of operations into objects with one method each, whose types the generated code declares. */
export function bindResources(table: ResourceTable, call: Caller): unknown {
  return mapValues(table, (operations) =>
    mapValues(operations, (operation, name) => bindMethod(name, operation, call)),
  );
}

/** The computed key gives the function its name, which stack traces show. */
function bindMethod(name: string, operation: Operation, call: Caller): unknown {
  const methods = {
    [name]: (...values: unknown[]) => {
      const { input, options } = readArguments(operation, values);
      return call(operation, input, options);
    },
  };
  return methods[name];
}

/** Positional arguments: path parameters in the template's order, then body, query and options. */
function readArguments(operation: Operation, values: unknown[]): { input: CallInput; options?: RequestOptions } {
  const rest = [...values];
  const path = Object.fromEntries(pathParameterNames(operation.path).map((name) => [name, rest.shift()]));
  const body = operation.body === undefined ? undefined : rest.shift();
  const query = operation.query ? rest.shift() : undefined;
  return { input: { path, body, query }, options: rest.shift() as RequestOptions };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
