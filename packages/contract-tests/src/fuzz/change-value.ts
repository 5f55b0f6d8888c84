import { isObject, type Json, memberPointer, valueAt, withValueAt } from "../document/json.ts";
import type { Change } from "./draft.ts";

/** The value with each change made, one after the other. */
export const changeValue = (value: Json, changes: readonly Change[]): Json => changes.reduce(changeOnce, value);

function changeOnce(value: Json, { place, what, name, value: other }: Change): Json {
  const places = placesIn(value);
  const pointer = places[place % places.length] ?? "";
  if (what === "added") return addTo(value, pointer, name, other);
  if (pointer === "") return other;
  return withValueAt(value, pointer, what === "removed" ? undefined : other);
}

function addTo(value: Json, pointer: string, name: string, other: Json): Json {
  const target = valueAt(value, pointer);
  if (Array.isArray(target)) return withValueAt(value, pointer, [...target, other]);
  return isObject(target) ? withValueAt(value, memberPointer(pointer, name), other) : value;
}

/** Pointers of the value and of all that is in it. */
function placesIn(value: Json, pointer = ""): string[] {
  const members = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
  return [pointer, ...members.flatMap(([name, member]) => placesIn(member, memberPointer(pointer, name)))];
}
