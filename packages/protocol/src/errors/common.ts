import { defineErrors } from "./definition.ts";

export const commonErrors = defineErrors({
  "request.invalid": {
    status: 400,
    message: "The request does not have the expected form: {problems}.",
    remedy: "Correct the fields named and send it again.",
  },
  "request.too-large": {
    status: 413,
    message: "The request is larger than this route accepts.",
    remedy: "Send less at once; files go through the resumable upload.",
  },
  "request.unsupported-media-type": {
    status: 415,
    message: "The request's content type is not accepted here.",
    remedy: "Send application/json.",
  },
  "object.not-found": {
    status: 404,
    message: "There is no {kind} with this id.",
    remedy: "It may have been deleted, or belong to an organisation you have no role in. Go back to the list.",
  },
  "object.changed": {
    status: 412,
    message: "The {kind} was changed by somebody else since you opened it.",
    remedy: "Reload it, then make your change again.",
  },
  "object.in-use": {
    status: 409,
    message: "The {kind} is still used by {users}.",
    remedy: "Remove it there first.",
  },
  "object.several-in-use": {
    status: 409,
    message: "{used} of these {all} are still used: {which}.",
    remedy: "Remove them there first, or leave them out of what you delete.",
  },
  "object.name-taken": {
    status: 409,
    message: "Another {kind} already has the name “{name}”.",
    remedy: "Choose another name.",
  },
  "route.not-found": {
    status: 404,
    message: "There is nothing at this address.",
    remedy: "See /api/openapi.json for the routes of this version.",
  },
  "server.unexpected": {
    status: 500,
    message: "The server met an error it did not expect.",
    remedy: "Try again. If it stays, look up the request id in the server's log.",
  },
});
