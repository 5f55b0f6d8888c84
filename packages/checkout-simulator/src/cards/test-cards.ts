/** How the answer to a payment that was carried out is lost on its way. */
export type AnswerLoss = "error" | "reset" | "timeout";

/** What paying with a card leads to. */
export type CardOutcome =
  | { kind: "approved" }
  | { kind: "declined"; responseCode: string; responseSummary: string }
  /** Declined the first time a reference tries it, approved from the second time on. */
  | { kind: "declined_once"; responseCode: string; responseSummary: string }
  /** Needs a 3-D Secure challenge. */
  | { kind: "challenge" }
  /** Nothing is done and nothing is answered. */
  | { kind: "unanswered" }
  /** Approved and stored, but the first answer gets lost. */
  | { kind: "answer_lost"; loss: AnswerLoss };

export interface TestCard {
  number: string;
  /** The published security code; another one is accepted too and shows in `cvv_check`. */
  cvv?: string;
  cardType: "Credit" | "Debit";
  outcome: CardOutcome;
}

const approved = (number: string, cvv: string, cardType: TestCard["cardType"] = "Credit"): TestCard => ({
  number,
  cvv,
  cardType,
  outcome: { kind: "approved" },
});

const declined = (number: string, responseCode: string, responseSummary: string): TestCard => ({
  number,
  cardType: "Credit",
  outcome: { kind: "declined", responseCode, responseSummary },
});

const extra = (number: string, outcome: CardOutcome): TestCard => ({ number, cardType: "Credit", outcome });

const publishedApproved: readonly TestCard[] = [
  approved("4242424242424242", "100"),
  approved("4543474002249996", "956"),
  approved("4658584090000001", "257", "Debit"),
  approved("5436031030606378", "257"),
  approved("2223000010479399", "299"),
  approved("5199992312641465", "010"),
  approved("345678901234564", "1051"),
  approved("378282246310005", "1000"),
  approved("30123456789019", "257"),
  approved("6011111111111117", "100"),
  approved("3530111333300000", "100"),
];

const publishedDeclined: readonly TestCard[] = [
  declined("4734868958733862", "200N7", "Decline for CVV2 failure"),
  declined("4567361325981788", "200R3", "Revocation of all authorisations"),
  declined("4111111111111129", "20001", "Refer to card issuer"),
  declined("4024007103573027", "20012", "Invalid transaction"),
  declined("4485381577182090", "20014", "Invalid account number"),
  declined("4544249167673670", "20051", "Insufficient funds"),
  declined("4724117215951699", "20054", "Expired card"),
  declined("4151512736305999", "20057", "Transaction not permitted to cardholder"),
  declined("4897453568485113", "20059", "Suspected fraud"),
  declined("4556294593757189", "20061", "Activity amount limit exceeded"),
  declined("4818924250131070", "20062", "Restricted card"),
  declined("4556253752712245", "20063", "Security violation"),
  declined("4095254802642505", "20068", "Response received too late"),
  declined("4532819413487978", "20078", "Card not activated"),
];

/** The simulator's own: what the sandbox cannot be asked to do. */
const extraCards: readonly TestCard[] = [
  extra("4999990000000114", {
    kind: "declined_once",
    responseCode: "20005",
    responseSummary: "Declined - Do Not Honour",
  }),
  extra("4999990000000221", { kind: "challenge" }),
  extra("4999990000000338", { kind: "unanswered" }),
  extra("4999990000000445", { kind: "answer_lost", loss: "error" }),
  extra("4999990000000551", { kind: "answer_lost", loss: "reset" }),
  extra("4999990000000668", { kind: "answer_lost", loss: "timeout" }),
];

export const testCards: readonly TestCard[] = [...publishedApproved, ...publishedDeclined, ...extraCards];

const byNumber = new Map(testCards.map((card) => [card.number, card]));

/** A number that is on no list is declined, so that a person's real card is never accepted by mistake. */
export const findTestCard = (number: string): TestCard =>
  byNumber.get(number) ?? declined(number, "20014", "Invalid account number");
