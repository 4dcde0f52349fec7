import { defineErrors } from "./definition.ts";

/** Why a file cannot be read as an INF at all; what is wrong with a readable one is a problem told with its facts. */
export const infErrors = defineErrors({
  "inf.too-large": {
    status: 422,
    message: "{file} has {actual} bytes; an INF file is read up to {limit} bytes.",
    remedy: "Check that it is an INF file; the largest known ones of vendors have a few megabytes.",
  },
  "inf.not-text": {
    status: 422,
    message: "{file} is not a text file: {what} at byte {offset}.",
    remedy: "Take the INF file out of the vendor's package again.",
  },
  "inf.unreadable": {
    status: 422,
    message: "{file} cannot be read as an INF file: line {line} (byte {offset}): {what}.",
    remedy: "Correct that line, or take the INF file out of the vendor's package again.",
  },
  "inf.not-recognised": {
    status: 422,
    message: "{file} is not an INF file: {what}.",
    remedy: "Choose a file that has a section [Version] with the signature $Windows NT$ or $Chicago$.",
  },
});
