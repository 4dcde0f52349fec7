import { defineErrors } from "./definition.ts";

/** Why a notification did not reach its receiver, or never may. */
export const webhookErrors = defineErrors({
  "webhook.address-private": {
    status: 422,
    message: "{host} is at {address}, which is not a public address.",
    remedy: "Use a receiver with a public address, or have the operator add its network to WINDLASS_WEBHOOK_NETWORKS.",
  },
  "webhook.url-not-encrypted": {
    status: 422,
    message: "Notifications to {host} would travel without encryption.",
    remedy: "Use an https address. Plain http is for the networks in WINDLASS_WEBHOOK_NETWORKS alone.",
  },
  "webhook.unreachable": {
    status: 502,
    message: "{host} could not be reached: {what}.",
    remedy:
      "Check the address, the receiver, its certificate and this server's way there. It is tried again by itself.",
  },
  "webhook.refused": {
    status: 502,
    message: "The receiver at {host} answered HTTP {status}.",
    remedy: "Look into the receiver's log; check that it has the same secret. It is tried again by itself.",
  },
  "webhook.redirected": {
    status: 502,
    message: "The receiver at {host} answered with a redirect (HTTP {status}), which is not followed.",
    remedy: "Enter the address that it redirects to.",
  },
});
