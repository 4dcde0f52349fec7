import { defineErrors } from "./definition.ts";

/** Why a file cannot be read as an Autopilot CSV at all; what is wrong with single rows is a finding on the row. */
export const csvErrors = defineErrors({
  "csv.empty": {
    status: 422,
    message: "The file holds no rows.",
    remedy: "Choose a file whose first line is the header, with a device on each line after it.",
  },
  "csv.binary": {
    status: 422,
    message: "The file is not text, so it cannot be a CSV file.",
    remedy: "Save the table as CSV; a workbook (.xlsx) has to be exported first.",
  },
  "csv.column-missing": {
    status: 422,
    message: "The first line does not name the columns {columns}.",
    remedy:
      "Write the header of Intune's template: Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User.",
  },
  "csv.column-duplicate": {
    status: 422,
    message: "The first line names the column “{column}” more than once.",
    remedy: "Remove or rename the surplus columns.",
  },
  "csv.too-many-rows": {
    status: 422,
    message: "The file holds more than {most} rows.",
    remedy: "Split it into files of at most {most} rows and import them one after the other.",
  },
  "csv.row-unreadable": {
    status: 422,
    message: "The file cannot be read from row {row} on: a quotation mark is never closed, or the row is far too long.",
    remedy: "Correct that row, or export the file again.",
  },
});
