import { createSecret } from "../../../../packages/webhooks/src/index.ts";
import { exampleEvent, signDelivery } from "../../../../packages/webhooks/src/testing/index.ts";

export interface PresentedDelivery {
  title: string;
  outcome: "genuine" | "refused";
  body: string;
  headers: Record<string, string>;
  /** The receiver's. */
  secrets: string[];
}

const [secret, formerSecret, otherSecret] = [createSecret(), createSecret(), createSecret()];
const event = exampleEvent("payment.session.completed", { data: { contractor_id: "cn_é€😀" } });
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);

type Changes = Partial<Pick<PresentedDelivery, "body" | "secrets">> & { headers?: Record<string, string | undefined> };

async function present(
  outcome: PresentedDelivery["outcome"],
  title: string,
  { signedWith = [secret], now = inSeconds(0) }: { signedWith?: string[]; now?: Date },
  changes: Changes = {},
): Promise<PresentedDelivery> {
  const { body, headers } = await signDelivery(event, { secrets: signedWith, now });
  const present = Object.entries({ ...headers, ...changes.headers }).filter(([, value]) => value !== undefined);
  return {
    title,
    outcome,
    body,
    secrets: [secret],
    ...changes,
    headers: Object.fromEntries(present) as Record<string, string>,
  };
}

const withHeader = (name: string, value: string | undefined): Changes => ({ headers: { [name]: value } });

/** What a receiver may be handed. The limits of the tolerance are not among them: they depend on the machine's speed. */
export const deliveries: PresentedDelivery[] = await Promise.all([
  present("genuine", "signed with the secret", {}),
  present("genuine", "signed with the former secret as well", { signedWith: [formerSecret, secret] }),
  present("genuine", "signed with a secret of which the receiver has two", {}, { secrets: [otherSecret, secret] }),
  present("genuine", "a minute old", { now: inSeconds(-60) }),
  present("genuine", "a minute early", { now: inSeconds(60) }),
  present("refused", "signed with another secret", { signedWith: [otherSecret] }),
  present("refused", "with another body", {}, { body: JSON.stringify(event, undefined, 1) }),
  present("refused", "without a body", {}, { body: "" }),
  present("refused", "with another id", {}, withHeader("webhook-id", "ev_1")),
  present("refused", "ten minutes old", { now: inSeconds(-600) }),
  present("refused", "ten minutes early", { now: inSeconds(600) }),
  present(
    "refused",
    "with another timestamp",
    {},
    withHeader("webhook-timestamp", String(Math.floor(Date.now() / 1_000) - 60)),
  ),
  present("refused", "with a timestamp that is no number", {}, withHeader("webhook-timestamp", "now")),
  present("refused", "with a timestamp of other digits", {}, withHeader("webhook-timestamp", "١٧٧٢٤٦٤٠٢٠")),
  present("refused", "without a timestamp", {}, withHeader("webhook-timestamp", undefined)),
  present("refused", "without an id", {}, withHeader("webhook-id", undefined)),
  present("refused", "without a signature", {}, withHeader("webhook-signature", undefined)),
  present("refused", "with an empty signature", {}, withHeader("webhook-signature", "v1,")),
  present("refused", "with a signature that is no ASCII", {}, withHeader("webhook-signature", "v1,é")),
]);

const [genuine] = deliveries;
const signature = genuine?.headers["webhook-signature"] ?? "";
deliveries.push(
  await present(
    "refused",
    "with a signature of another version",
    {},
    withHeader("webhook-signature", signature.replace("v1", "v2")),
  ),
  await present("refused", "with a part of the signature", {}, withHeader("webhook-signature", signature.slice(0, -4))),
);
