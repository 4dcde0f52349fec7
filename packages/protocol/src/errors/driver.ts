import { defineErrors } from "./definition.ts";

/** Refusals of a driver pack as a whole; what is wrong with one INF in it is told beside that INF. */
export const driverErrors = defineErrors({
  "driver.pack-unreadable": {
    status: 422,
    message: "7-Zip cannot open {file}: {what}.",
    remedy:
      "Download it again. A pack that only unpacks itself on Windows has to be run there once; import the folder it makes.",
  },
  "driver.pack-unsafe": {
    status: 422,
    message: "{file} is refused: its entry “{entry}” {what}.",
    remedy: "Unpack it where you trust it, and import the folder with windlass drivers import.",
  },
  "driver.pack-too-large": {
    status: 422,
    message: "{file} is refused: unpacked it has {what}.",
    remedy: "Split the pack, for example into one for each model, or give the server more room.",
  },
  "driver.pack-without-inf": {
    status: 422,
    message: "{file} holds no INF file that 7-Zip could reach ({kind}).",
    remedy:
      "If it is a setup program, run it on Windows with its switch for unpacking only, and import the folder it makes; a driver that only comes as a setup program becomes a software package.",
  },
  "driver.catalogue-damaged": {
    status: 422,
    message: "The driver catalogue {file} is damaged at line {line}: {what}.",
    remedy: "Nothing of it is used. Publish again to make a new one, then deploy again.",
  },
  "driver.too-many": {
    status: 422,
    message: "The library has {what}, and a publication takes at most {limit}.",
    remedy: "Switch off or delete drivers and packs of models that are no longer deployed, then publish again.",
  },
  "driver.pack-for-fewer": {
    status: 409,
    message: "The driver pack “{by}” belongs to other organisations than “{replaced}”, so it cannot take its place.",
    remedy: "Import the newer pack for the same organisation, or shared with all organisations, and choose that one.",
  },
  "driver.selection-changed": {
    status: 412,
    message: "The search found {expected} drivers when it was asked, and finds {found} now.",
    remedy: "Look at the list again, then make the change again.",
  },
  "driver.selection-too-large": {
    status: 422,
    message: "The search finds {found} drivers, and at most {limit} are changed at once.",
    remedy: "Narrow the search, for example to one class or maker, and go through the library in parts.",
  },
  "driver.unpacker-missing": {
    status: 503,
    message: "7-Zip is not installed on the server, so {file} cannot be opened.",
    remedy: "Install 7-Zip beside the server's worker (Debian: apt install 7zip) and import the pack again.",
  },
});
