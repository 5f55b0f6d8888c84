import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** A process has one set of metrics, whoever writes into it. */
export const registry = new Registry();

const prefix = "payment_sessions_";

/** In seconds; from a statement on a warm database to the longest that a request may take. */
const defaultBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Every label has a fixed set of values, however many sessions, organizations or hosts there are. */
export const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
  new Counter({ name: prefix + name, help, labelNames, registers: [registry] });

export const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
  new Gauge({ name: prefix + name, help, labelNames, registers: [registry] });

export const histogram = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
  new Histogram({ name: prefix + name, help, labelNames, buckets: defaultBuckets, registers: [registry] });

let isCollecting = false;

/** Those of the process and of Node: memory, processor, event loop, garbage collection. Only where somebody may ask. */
export function collectProcessMetrics(): void {
  if (!isCollecting) collectDefaultMetrics({ register: registry });
  isCollecting = true;
}
