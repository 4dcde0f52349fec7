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
    remedy: "Check free space and rights of the content directory or bucket, then try again.",
  },
  "content.vanished": {
    status: 503,
    message: "The content {sha256} was freed at the very moment it was to be used again.",
    remedy: "Do it again: nothing was lost, and the content is stored anew.",
  },
  "content.bucket-missing": {
    status: 500,
    message: "The object store has no bucket “{bucket}”.",
    remedy: "Make the bucket, or correct its name in WINDLASS_CONTENT, then try again.",
  },
  "content.store-refused": {
    status: 500,
    message: "The object store does not let this server into the bucket “{bucket}” ({what}).",
    remedy: "Check the access key and what it may do; docs/guide/content.md lists the permissions.",
  },
  "content.store-clock": {
    status: 500,
    message: "The object store refuses requests because the clocks of it and of this server differ too much.",
    remedy: "Set the server's clock right (NTP), then try again.",
  },
  "content.store-unreachable": {
    status: 503,
    message: "The object store does not answer ({what}).",
    remedy: "Check the address in WINDLASS_S3_ENDPOINT, the name server and the network, then try again.",
  },
});
