import { defineErrors } from "./definition.ts";

/** Refusals of the content store and of deployment sources. */
export const contentErrors = defineErrors({
  "content.ticket-missing": {
    status: 401,
    message: "Content is only given to a device with a content ticket.",
    remedy: "Start the device from its boot medium and have it approved.",
  },
  "content.ticket-invalid": {
    status: 401,
    message: "The content ticket is not valid: {what}.",
    remedy: "Restart the device from its boot medium and have it approved again.",
  },
  "content.ticket-expired": {
    status: 401,
    message: "The content ticket expired at {expiresAt}.",
    remedy: "Restart the device from its boot medium and have it approved again.",
  },
  "content.not-found": {
    status: 404,
    message: "There is no content with the hash {sha256} here.",
    remedy: "Try another deployment source, or import the file again.",
  },
  "content.range-not-satisfiable": {
    status: 416,
    message: "The range “{range}” lies outside the content of {sizeBytes} bytes.",
    remedy: "Fetch the file again from its beginning.",
  },
  "content.hash-wrong": {
    status: 422,
    message: "The content arrived with another hash than announced: expected {expected}, got {actual}.",
    remedy: "Nothing of it was kept. Send it again.",
  },
  "content.size-wrong": {
    status: 422,
    message: "{expected} bytes of content were announced, {actual} arrived.",
    remedy: "Nothing of it was kept. Send it again.",
  },
  "content.store-failed": {
    status: 500,
    message: "The content store could not keep the file: {what}.",
    remedy: "Check free space and rights of the content directory, then try again.",
  },
});
