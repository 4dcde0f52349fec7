/** Longest text taken for a hardware hash, in characters; real ones have about 4000. */
const longestHardwareHash = 16_000;

/**
 * Decodes the base64 of a hardware hash. Devices and copies drop the padding, which Intune wants back; a last lone
 * character is filler, since the binary ends in zero bytes (Microsoft's Autopilot FAQ has the same repair).
 *
 * @returns undefined where the text is not base64.
 */
export const decodeHashText = (text: string): Buffer | undefined => {
  const compact = text.replaceAll(/\s+/gu, "");
  if (compact === "" || compact.length > longestHardwareHash) return undefined;
  const bare = compact.replace(/={1,3}$/u, "");
  if (!/^[A-Za-z0-9+/]+$/u.test(bare)) return undefined;
  return Buffer.from(bare.length % 4 === 1 ? `${bare}A` : bare, "base64");
};
