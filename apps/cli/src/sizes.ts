const units = ["bytes", "KB", "MB", "GB", "TB"];

/** A size for people, in units of 1024 as Windows shows them: `812 bytes`, `29.9 KB`, `5.2 GB`. */
export const readableSize = (bytes: number): string => {
  const power = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const amount = power === 0 ? String(bytes) : (bytes / 1024 ** power).toFixed(1);
  return `${amount} ${units[power]}`;
};
