/** Longest text taken for a hardware hash, in characters; real ones have about 4000. */
export const longestHardwareHash = 16_000;

/** What texts pick up on their way: white space, invisible marks, quotation marks around the whole. */
const wrapping = /[\s\u200b-\u200d\u2060\ufeff]+/gu;
const quoted = /^(["'“”„‘’])(.*)(["'“”„‘’])$/u;

const unwrapped = (text: string): string => {
  const compact = text.replaceAll(wrapping, "");
  return quoted.exec(compact)?.[2] ?? compact;
};

/**
 * Decodes the base64 of a hardware hash as leniently as can be done without guessing. Devices and copies drop the
 * padding, which Intune wants back; a last lone character is filler, since the binary ends in zero bytes (Microsoft's
 * Autopilot FAQ has the same repair: append `=`, and an `A` where that is not enough).
 *
 * @returns undefined where the text is not base64.
 */
export const decodeHashText = (text: string): Buffer | undefined => {
  if (text.length > 2 * longestHardwareHash) return undefined;
  const compact = unwrapped(text);
  if (compact === "" || compact.length > longestHardwareHash) return undefined;
  const bare = compact.replace(/={1,3}$/u, "");
  if (!/^[A-Za-z0-9+/]+$/u.test(bare)) return undefined;
  return Buffer.from(bare.length % 4 === 1 ? `${bare}A` : bare, "base64");
};
