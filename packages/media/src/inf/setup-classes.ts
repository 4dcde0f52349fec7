/**
 * Device setup classes of Windows, by lower-case name. Source: Microsoft, "System-Defined Device Setup Classes Available
 * to Vendors".
 */
const classes: Readonly<Record<string, readonly [name: string, guid: string]>> = Object.fromEntries(
  (
    [
      ["Net", "4d36e972-e325-11ce-bfc1-08002be10318"],
      ["SCSIAdapter", "4d36e97b-e325-11ce-bfc1-08002be10318"],
      ["HDC", "4d36e96a-e325-11ce-bfc1-08002be10318"],
      ["System", "4d36e97d-e325-11ce-bfc1-08002be10318"],
      ["Display", "4d36e968-e325-11ce-bfc1-08002be10318"],
      ["Media", "4d36e96c-e325-11ce-bfc1-08002be10318"],
      ["USB", "36fc9e60-c465-11cf-8056-444553540000"],
      ["USBDevice", "88bae032-5a81-49f0-bc3d-a4ff138216d6"],
      ["HIDClass", "745a17a0-74d3-11d0-b6fe-00a0c90f57da"],
      ["Keyboard", "4d36e96b-e325-11ce-bfc1-08002be10318"],
      ["Mouse", "4d36e96f-e325-11ce-bfc1-08002be10318"],
      ["Bluetooth", "e0cbf06c-cd8b-4647-bb8a-263b43f0f974"],
      ["Camera", "ca3e7ab9-b4c3-4ae6-8251-579ef933890f"],
      ["Biometric", "53d29ef7-377c-4d14-864b-eb3a85769359"],
      ["SecurityDevices", "d94ee5d8-d189-4994-83d2-f68d7d41b0e6"],
      ["Sensor", "5175d334-c371-4806-b3ba-71fd53c9258d"],
      ["Battery", "72631e54-78a4-11d0-bcf7-00aa00b7b32a"],
      ["Extension", "e2f84ce7-8efa-411c-aa69-97454ca4cb57"],
      ["SoftwareComponent", "5c4c3332-344d-483c-8739-259e934c9cc8"],
      ["AudioProcessingObject", "5989fce8-9cd0-467d-8a6a-5419e31529d4"],
      ["Image", "6bdd1fc6-810f-11d0-bec7-08002be2092f"],
      ["Printer", "4d36e979-e325-11ce-bfc1-08002be10318"],
      ["Monitor", "4d36e96e-e325-11ce-bfc1-08002be10318"],
      ["DiskDrive", "4d36e967-e325-11ce-bfc1-08002be10318"],
      ["Firmware", "f2e7dd72-6468-4e36-b6f1-6488f42c1b52"],
    ] as const
  ).map((known) => [known[0].toLowerCase(), known]),
);

/** Of the class of that name; empty for one that is not Windows' own. */
export const classGuidOf = (name: string): string => classes[name.toLowerCase()]?.[1] ?? "";

/** Of the class with that identifier; empty for one that is not Windows' own. */
export const classNameOf = (guid: string): string =>
  Object.values(classes).find(([, known]) => known === guid)?.[0] ?? "";
