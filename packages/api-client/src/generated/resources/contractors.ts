// @generated from spec/openapi.yaml by "pnpm generate"; do not edit.
import type { Contractor, ContractorCreate, ContractorUpdate, DeletedContractor, operations } from "@payment-sessions/api-types";
import type { RequestOptions } from "../../client-options.ts";
import type { Operation } from "../../operation.ts";
import type { Query } from "../../operation-types.ts";
import type { Call, ListCall } from "../../result.ts";

/** The people and businesses that do work through your organization. */
export interface ContractorsResource {
  /**
   * List contractors
   *
   * Returns the contractors of the environment that the API key belongs to, newest first.
   *
   * `GET /api/v1/contractors`
   */
  list(query?: Query<operations["listContractors"]>, options?: RequestOptions): ListCall<{ 200: Contractor[] }>;

  /**
   * Create a contractor
   *
   * Creates a contractor in the environment that the API key belongs to.
   *
   * `POST /api/v1/contractors`
   */
  create(body: ContractorCreate, options?: RequestOptions): Call<{ 201: Contractor }>;

  /**
   * Get a contractor
   *
   * Returns the contractor with the given ID.
   *
   * `GET /api/v1/contractors/{contractor}`
   *
   * @param contractor - The public ID of the contractor.
   */
  get(contractor: string, options?: RequestOptions): Call<{ 200: Contractor }>;

  /**
   * Update a contractor
   *
   * Changes the properties that are given and leaves all others as they are. `null` clears an optional property.
   *
   * `PUT /api/v1/contractors/{contractor}`
   *
   * @param contractor - The public ID of the contractor.
   */
  update(contractor: string, body: ContractorUpdate, options?: RequestOptions): Call<{ 200: Contractor }>;

  /**
   * Delete a contractor
   *
   * Deletes the contractor with the given ID. This cannot be undone. Its pending sessions are cancelled, each with its
   * event; sessions and events stay readable. The tax identification is erased, and the email address may be used for
   * another contractor.
   *
   * `DELETE /api/v1/contractors/{contractor}`
   *
   * When the answer gets lost, the request is sent again, and may then be answered with 404 although it was
   * carried out the first time.
   *
   * @param contractor - The public ID of the contractor.
   */
  delete(contractor: string, options?: RequestOptions): Call<{ 200: DeletedContractor }>;
}

/** The same operations, as the core of the client reads them. */
export const contractors: Readonly<Record<string, Operation>> = {
  list: {
    operationId: "listContractors",
    method: "GET",
    path: "/api/v1/contractors",
    query: true,
    list: { cursors: true, limit: 10 },
  },
  create: { operationId: "createContractor", method: "POST", path: "/api/v1/contractors", body: "application/json" },
  get: { operationId: "getContractor", method: "GET", path: "/api/v1/contractors/{contractor}" },
  update: {
    operationId: "updateContractor",
    method: "PUT",
    path: "/api/v1/contractors/{contractor}",
    body: "application/json",
  },
  delete: { operationId: "deleteContractor", method: "DELETE", path: "/api/v1/contractors/{contractor}" },
};
