import { defineErrors } from "./definition.ts";

/** What can be wrong with an organisation's connection to Microsoft Entra. One row of the catalogue per remedy. */
export const tenantErrors = defineErrors({
  "tenant.not-connected": {
    status: 409,
    message: "This organisation has no tenant connection.",
    remedy: "Open the organisation and enter tenant id, client id and client secret.",
  },
  "tenant.cloud-not-available": {
    status: 422,
    message: "The cloud “{cloud}” is not available on this installation.",
    remedy: "Choose one of the Microsoft clouds; the tenant lab is offered only where the server was started with one.",
  },
});
