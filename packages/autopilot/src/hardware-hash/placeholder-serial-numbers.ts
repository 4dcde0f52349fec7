/** Texts that firmware ships with instead of a serial number, lower case. */
const placeholderSerialNumbers = new Set([
  "default string",
  "system serial number",
  "to be filled by o.e.m.",
  "none",
  "not specified",
  "not applicable",
  "0",
  "0123456789",
  "123456789",
]);

/** Whether a serial number is only what the firmware's maker left in place of one. */
export const isPlaceholderSerialNumber = (serialNumber: string): boolean =>
  placeholderSerialNumbers.has(serialNumber.trim().toLowerCase());
