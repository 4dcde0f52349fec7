/** `0, 3010` as numbers; null when something in it is none. */
export const parseExitCodes = (text: string): number[] | null => {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const codes = parts.map(Number);
  return codes.every(Number.isInteger) ? codes : null;
};

/** Exit codes as a person writes them. */
export const formatExitCodes = (codes: readonly number[]): string => codes.join(", ");
