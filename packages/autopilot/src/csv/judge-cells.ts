import { groupTag } from "@windlass/protocol";
import { isPlaceholderSerialNumber } from "../hardware-hash/placeholder-serial-numbers.ts";
import { isFormula } from "./cell.ts";
import type { CsvField } from "./columns.ts";
import type { CsvFinding } from "./finding.ts";

const longestSerialNumber = 128;
const longestProductId = 64;

/** A name, an at sign and a domain with a dot, without white space (Intune checks the domain alone). */
const userPrincipalName = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/u;

/** What a spreadsheet makes of a long number: `1.23457E+11`. */
const spoiledNumber = /^\d(?:[.,]\d+)?E\+\d+$/iu;

const shown = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;

/** A formula is refused wherever it stands, but for base64, which may begin with a plus sign and can run nothing. */
export const judgeFormula = (field: CsvField, cell: string): CsvFinding[] => {
  if (field === "hardwareHash" || !isFormula(cell)) return [];
  const message = `The cell ${shown(cell.trim())} begins like a formula of a spreadsheet.`;
  return [{ code: "cell-formula", message, remedy: "Correct it, or put an apostrophe before it if it is meant." }];
};

/** What speaks against a serial number by itself. */
export const judgeSerialNumber = (text: string): CsvFinding[] => {
  if (text === "") {
    return [
      {
        code: "serial-number-empty",
        message: "The row names no serial number.",
        remedy: "Enter the serial number that the device's firmware reports.",
      },
    ];
  }
  if (text.length > longestSerialNumber) {
    return [
      {
        code: "serial-number-too-long",
        message: `The serial number has ${text.length} characters; no device has more than ${longestSerialNumber}.`,
        remedy: "Check whether the cells of this row have slipped into wrong columns.",
      },
    ];
  }
  if (spoiledNumber.test(text)) {
    return [
      {
        code: "serial-number-spoiled",
        message: `${shown(text)} is what a spreadsheet made of a serial number.`,
        remedy: "Export the file again and do not open it in a spreadsheet, or format the column as text.",
      },
    ];
  }
  if (!isPlaceholderSerialNumber(text)) return [];
  return [
    {
      code: "serial-number-placeholder",
      message: `${shown(text)} is a placeholder of the firmware, not a serial number; devices cannot be told apart by it.`,
      remedy: "Set the serial number in the firmware with the maker's tool, then capture the hash again.",
    },
  ];
};

export const judgeGroupTag = (text: string): CsvFinding[] => {
  if (text === "") return [];
  if (groupTag.safeParse(text).success) return [];
  return [
    {
      code: "group-tag-invalid",
      message: `${shown(text)} cannot be a group tag.`,
      remedy: "Use at most 128 characters, without quotation marks, backticks and square brackets.",
    },
  ];
};

export const judgeAssignedUser = (text: string): CsvFinding[] => {
  if (text === "" || (userPrincipalName.test(text) && text.length <= 320)) return [];
  return [
    {
      code: "assigned-user-invalid",
      message: `${shown(text)} is not a user principal name.`,
      remedy: "Enter it like name@example.com, or leave the cell empty.",
    },
  ];
};

export const judgeProductId = (text: string): CsvFinding[] => {
  if (text.length <= longestProductId && /^[A-Za-z0-9-]*$/u.test(text)) return [];
  return [
    {
      code: "product-id-invalid",
      message: `${shown(text)} is not a Windows product id.`,
      remedy: "Leave the cell empty: Intune does without.",
    },
  ];
};
