import { describe, expect, it } from "vitest";
import { type Lane, Lanes, type Pace } from "./lanes.ts";

const lane = (endpointId: string, organizationId = "a"): Lane => ({ organizationId, endpointId });

const sharesOf = (lanes: Lanes, waiting: Lane[]) =>
  Object.fromEntries([...lanes.shareOut(waiting)].map(([{ endpointId }, count]) => [endpointId, count]));

function begin(lanes: Lanes, to: Lane, count: number): void {
  for (let index = 0; index < count; index += 1) lanes.begin(to);
}

/** One request after the other. */
function send(lanes: Lanes, to: Lane, ...paces: Pace[]): void {
  for (const pace of paces) {
    lanes.begin(to);
    lanes.end(to, pace);
  }
}

describe("an endpoint", () => {
  it("gets a few requests at once to begin with, in turn with the others", () => {
    expect(sharesOf(new Lanes(100, () => 0), [lane("x"), lane("y")])).toEqual({ x: 8, y: 8 });
  });

  it("gets what its requests in flight leave", () => {
    const lanes = new Lanes(100, () => 0);
    begin(lanes, lane("x"), 5);
    expect(sharesOf(lanes, [lane("x")])).toEqual({ x: 3 });
    begin(lanes, lane("x"), 3);
    expect(sharesOf(lanes, [lane("x")])).toEqual({});
  });

  it("gets more the more often it answers quickly, up to a limit", () => {
    const lanes = new Lanes(1000, () => 0);
    const widths = Array.from({ length: 4 }, () => {
      send(lanes, lane("x"), "quick");
      return sharesOf(lanes, [lane("x")])["x"];
    });
    expect(widths).toEqual([16, 32, 64, 64]);
  });

  it.each([
    ["unanswered", 1],
    ["slow", 4],
  ] as const)("gets fewer after an answer that was %s, until it is quick again", (pace, width) => {
    const lanes = new Lanes(100, () => 0);
    send(lanes, lane("x"), pace);
    expect(sharesOf(lanes, [lane("x")])).toEqual({ x: width });
    send(lanes, lane("x"), "quick");
    expect(sharesOf(lanes, [lane("x")])).toEqual({ x: 2 * width });
  });

  it("to which this process cannot send is left alone for a minute", () => {
    let nowMs = 0;
    const lanes = new Lanes(100, () => nowMs);
    lanes.begin(lane("x"));
    lanes.end(lane("x"), "barred");
    nowMs = 59_999;
    expect(sharesOf(lanes, [lane("x"), lane("y")])).toEqual({ y: 8 });
    nowMs = 60_000;
    expect(sharesOf(lanes, [lane("x")])).toEqual({ x: 8 });
  });

  it("that does not answer leaves the places to another of the same organization", () => {
    const lanes = new Lanes(100, () => 0);
    send(lanes, lane("x"), "unanswered");
    lanes.begin(lane("x"));
    expect(sharesOf(lanes, [lane("x"), lane("y")])).toEqual({ y: 8 });
  });
});

describe("an organization", () => {
  const many = (organizationId: string) =>
    Array.from({ length: 100 }, (_, index) => lane(`${organizationId}${index}`, organizationId));
  const total = (shares: ReadonlyMap<Lane, number>, organizationId: string) =>
    [...shares].reduce((sum, [{ organizationId: id }, count]) => sum + (id === organizationId ? count : 0), 0);

  it("with many endpoints leaves half of the places free", () => {
    expect(total(new Lanes(100, () => 0).shareOut(many("a")), "a")).toBe(50);
  });

  it("shares with another one to equal parts, whichever waited longer", () => {
    const shares = new Lanes(90, () => 0).shareOut([...many("a"), ...many("b")]);
    expect([total(shares, "a"), total(shares, "b")]).toEqual([30, 30]);
  });

  it("finds a place when others hold as many as they may", () => {
    const lanes = new Lanes(100, () => 0);
    for (const organizationId of ["a", "b", "c"]) {
      for (const [to, count] of lanes.shareOut(many(organizationId))) begin(lanes, to, count);
    }
    expect(total(lanes.shareOut([lane("x", "d")]), "d")).toBeGreaterThan(0);
  });

  it("gets no further place before it has given one back", () => {
    const lanes = new Lanes(100, () => 0);
    for (const [to, count] of lanes.shareOut(many("a"))) begin(lanes, to, count);
    expect(lanes.inFlight).toBe(50);
    expect(lanes.shareOut(many("a")).size).toBe(0);
  });
});

it("knows what is in flight", () => {
  const lanes = new Lanes(10, () => 0);
  begin(lanes, lane("x"), 2);
  lanes.end(lane("x"), "quick");
  expect(lanes.inFlight).toBe(1);
  expect(() => lanes.end(lane("y"), "quick")).toThrow("had not begun");
});
