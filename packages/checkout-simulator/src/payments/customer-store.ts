import type { CreateId } from "../ids.ts";

export interface Customer {
  id: string;
  email?: string;
  name?: string;
}

/** Customers come to be with the first payment that names their e-mail address. */
export class CustomerStore {
  readonly #customers = new Map<string, Customer>();
  readonly #createId: CreateId;

  constructor(createId: CreateId) {
    this.#createId = createId;
  }

  /** Undefined when the id is unknown. */
  findOrCreate({ id, ...facts }: Partial<Customer>): Customer | undefined {
    if (id !== undefined) return this.#customers.get(id);
    const known = [...this.#customers.values()].find(({ email }) => email !== undefined && email === facts.email);
    if (known !== undefined) return known;
    const customer = { id: this.#createId("cus"), ...facts };
    this.#customers.set(customer.id, customer);
    return customer;
  }

  clear(): void {
    this.#customers.clear();
  }
}
