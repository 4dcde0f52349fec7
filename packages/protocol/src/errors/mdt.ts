import { defineErrors } from "./definition.ts";

/** Refusals of a deployment share of the Microsoft Deployment Toolkit, and of single files in one. */
export const mdtErrors = defineErrors({
  "mdt.not-a-share": {
    status: 422,
    message: "{folder} is no MDT deployment share: {what}.",
    remedy: "Name the folder that holds the folder Control, such as \\\\server\\DeploymentShare$ or a copy of it.",
  },
  "mdt.file-too-large": {
    status: 422,
    message: "{file} has {actual} bytes; such a file is read up to {limit} bytes.",
    remedy: "Check that it is what its name says; the Deployment Workbench writes much smaller ones.",
  },
  "mdt.file-unreadable": {
    status: 422,
    message: "{file} cannot be read: {what} (byte {offset}).",
    remedy: "Open the share in the Deployment Workbench, which tells the same, or take the file from Control's Backup.",
  },
  "mdt.import-incomplete": {
    status: 409,
    message: "{folder} cannot be imported as a whole: {count} of its files cannot be read, first {file}.",
    remedy: "Look at the report, mend these files, and import again.",
  },
});
