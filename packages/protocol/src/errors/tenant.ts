import { defineErrors } from "./definition.ts";

/** What can be wrong with an organisation's connection to Microsoft Entra. One row of the catalogue per remedy. */
export const tenantErrors = defineErrors({
  "tenant.not-connected": {
    status: 409,
    message: "This organisation has no tenant connection.",
    remedy: "Open the organisation and enter tenant id, client id and client secret.",
  },
  "tenant.readiness-row-unknown": {
    status: 422,
    message: "The readiness report has no row “{row}” that could be checked like this.",
    remedy: "Give the id of a row of the report, and with a build's row the build's id.",
  },
  "tenant.readiness-not-checked": {
    status: 409,
    message: "There is no readiness report yet whose row could be checked again.",
    remedy: "Run the whole check first.",
  },
  "tenant.not-readable": {
    status: 502,
    message: "The tenant could not be read: {what}.",
    remedy: "Run the organisation's readiness check; it names what is missing. Then try again.",
  },
  "tenant.cloud-not-available": {
    status: 422,
    message: "The cloud “{cloud}” is not available on this installation.",
    remedy: "Choose one of the Microsoft clouds; the tenant lab is offered only where the server was started with one.",
  },
});
