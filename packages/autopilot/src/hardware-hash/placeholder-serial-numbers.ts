/** Texts that firmware ships with instead of a serial number, lower case. */
const placeholderSerialNumbers = new Set([
  "default string",
  "system serial number",
  "chassis serial number",
  "serial number",
  "to be filled by o.e.m.",
  "to be filled by oem",
  "o.e.m.",
  "oem",
  "none",
  "null",
  "n/a",
  "not specified",
  "not applicable",
  "not available",
  "unknown",
  "invalid",
  "empty",
  "0123456789",
  "123456789",
  "1234567890",
  "123456",
]);

/** Nothing but one character, again and again: `0`, `00000000`, `XXXXXXXX`. */
const oneCharacter = /^(.)\1*$/u;

/** Whether a serial number is only what the firmware's maker left in place of one. */
export const isPlaceholderSerialNumber = (serialNumber: string): boolean => {
  const text = serialNumber.trim().toLowerCase();
  return placeholderSerialNumbers.has(text) || oneCharacter.test(text);
};
