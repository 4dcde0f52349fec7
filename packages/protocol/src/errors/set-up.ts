import { defineErrors } from "./definition.ts";

const otherWay =
  "Sign in with another account, or download the PowerShell script or the Terraform files and let somebody run them who may.";

/** What can stop “Set up for me”. One row of the catalogue per remedy. */
export const setUpErrors = defineErrors({
  "set-up.none": {
    status: 409,
    message: "This organisation has no set-up in progress.",
    remedy: "Open “Set up for me” and make your choices first.",
  },
  "set-up.busy": {
    status: 409,
    message: "The set-up cannot do this while it is “{state}”.",
    remedy: "Wait until it is done, or stop it first.",
  },
  "set-up.other-tenant": {
    status: 409,
    message: "The set-up belongs to the tenant {expected}, but you signed in to {actual}.",
    remedy: "Sign in with an account of the tenant {expected}, or undo this set-up and begin anew.",
  },
  "set-up.undo-first": {
    status: 409,
    message: "What this set-up has begun in the tenant is still there under the names chosen before.",
    remedy: "Continue or undo it first; then these choices can be changed.",
  },
  "set-up.sign-in-needed": {
    status: 409,
    message: "The sign-in to Microsoft Entra has ended.",
    remedy: "Sign in again; the set-up goes on where it stopped.",
  },
  "set-up.code-expired": {
    status: 410,
    message: "The code was not used in time.",
    remedy: "Ask for a new code and enter it within 15 minutes.",
  },
  "set-up.sign-in-declined": {
    status: 403,
    message: "The sign-in was declined.",
    remedy: "Ask for a new code and choose Continue on Microsoft's page.",
  },
  "set-up.consent-declined": {
    status: 403,
    message: "The requested rights were not granted to Microsoft Graph Command Line Tools ({aadsts}).",
    remedy: `Accept the request for rights after signing in; it takes a Global Administrator or Privileged Role Administrator where the organisation has restricted it. ${otherWay}`,
  },
  "set-up.sign-in-blocked": {
    status: 403,
    message: "A Conditional Access policy of the tenant does not allow this sign-in ({aadsts}).",
    remedy: `Many organisations block sign-in by code. ${otherWay}`,
  },
  "set-up.sign-in-app-blocked": {
    status: 403,
    message: "The tenant does not allow signing in to Microsoft Graph Command Line Tools ({aadsts}).",
    remedy: `Allow this enterprise application in the Entra admin center, or assign your account to it. ${otherWay}`,
  },
  "set-up.account-not-in-tenant": {
    status: 403,
    message: "The account does not belong to this tenant ({aadsts}).",
    remedy: "Sign in with an account of the tenant, or correct the tenant id in the choices.",
  },
  "set-up.sign-in-refused": {
    status: 502,
    message: "Microsoft Entra refused the sign-in: {what}",
    remedy: `Try again. ${otherWay}`,
  },
  "set-up.entra-unreachable": {
    status: 502,
    message: "Microsoft Entra could not be reached: {what}",
    remedy: "Check that the server may open HTTPS connections to the cloud's sign-in address, then try again.",
  },
  "set-up.role-missing": {
    status: 403,
    message: "Microsoft refused the step “{step}”: your account lacks the right to do it. {what}",
    remedy: `It takes the role {role}. ${otherWay}`,
  },
  "set-up.licence-missing": {
    status: 409,
    message: "The tenant lacks the licence that the step “{step}” needs. {what}",
    remedy: "{licence} Then continue.",
  },
  "set-up.cannot": {
    status: 409,
    message: "The step “{step}” cannot be done: {what}",
    remedy: "{remedy}",
  },
  "set-up.tenant-refused": {
    status: 502,
    message: "Microsoft Graph refused the step “{step}”: {what}",
    remedy: "Continue to try again. What is already done is found and not made twice.",
  },
  "set-up.tenant-busy": {
    status: 503,
    message: "Microsoft Graph did not answer the step “{step}” in time: {what}",
    remedy: "Continue in a few minutes. What is already done is found and not made twice.",
  },
  "set-up.plan-changed": {
    status: 409,
    message: "The plan has changed since you saw it.",
    remedy: "Read the new plan, then start.",
  },
  "set-up.no-certificate": {
    status: 409,
    message: "There is no certificate that waits for this script's result.",
    remedy:
      "Download the script again and run that one, or enter the client secret at the organisation's tenant connection.",
  },
});
