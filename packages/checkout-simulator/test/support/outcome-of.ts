/** How a request ends that nobody waits for yet. */
export const outcomeOf = (request: Promise<unknown>): Promise<"answered" | "cut"> =>
  request.then(
    () => "answered",
    () => "cut",
  );
