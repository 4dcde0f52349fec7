import { defineErrors } from "./definition.ts";

/** Why an XML file of the OA3 tool cannot be read; what is wrong with a hash itself is a finding on it. */
export const hardwareHashErrors = defineErrors({
  "hardware-hash.xml-unreadable": {
    status: 422,
    message: "The XML cannot be read: {what}.",
    remedy: "Run oa3tool.exe /Report again and take the OA3.xml that it writes.",
  },
  "hardware-hash.xml-without-hash": {
    status: 422,
    message: "The XML holds no hardware hash (Key/HardwareHash) and no decoded report (HardwareReport).",
    remedy: "Run oa3tool.exe with /Report; /Assemble writes a file without a hash.",
  },
});
