import { defineErrors } from "./definition.ts";

/** Refusals of the readers of installers, cabinets, programs and SMBIOS tables in packages/media. */
export const installerErrors = defineErrors({
  "installer.truncated": {
    status: 422,
    message: "{file} is cut short: {what} should end at byte {expected}, the file has {actual} bytes.",
    remedy: "Copy or download the file again and compare its size with the original.",
  },
  "installer.damaged": {
    status: 422,
    message: "{file} is damaged at byte {offset}: {what}.",
    remedy: "Copy or download the file again and compare its hash with the one its maker gives.",
  },
  "installer.too-large": {
    status: 422,
    message:
      "{file} cannot be read: {what} at byte {offset} takes {actual} bytes, more than the {limit} that are read.",
    remedy: "Take the installer as its maker publishes it; no real one needs that much there.",
  },
  "installer.not-an-installer-database": {
    status: 422,
    message: "{file} is a compound file, but not one of Windows Installer.",
    remedy: "Choose an .msi, .msp or .mst; Office documents are compound files, too.",
  },
});
