/**
 * Names Windows cannot create: Microsoft, "Naming Files, Paths, and Namespaces" (reserved device names, also before an
 * extension; a dot or a space at the end; control characters).
 */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

const segmentProblem = (segment: string): string | null => {
  if (segment === "") return "a folder or file in it has no name";
  if (segment === "." || segment === "..") return `“${segment}” leads out of the folder`;
  if (/[. ]$/.test(segment)) return `“${segment}” ends with a dot or a space, which Windows drops`;
  if (/\p{Cc}/u.test(segment)) return "it holds a control character";
  if (/[\\:*?"<>|]/.test(segment)) return `“${segment}” holds a character that Windows does not take`;
  if (reserved.test(segment)) return `“${segment}” is the name of a device on Windows`;
  return null;
};

/** Why no file can lie on Windows under this relative path with forward slashes; null when one can. */
export const windowsPathProblem = (path: string): string | null => {
  if (!path.isWellFormed()) return "it holds half a character";
  return path.split("/").map(segmentProblem).find(Boolean) ?? null;
};

/** As Windows' file systems compare paths: they do not tell the case of letters apart. */
export const foldedPath = (path: string): string => path.toLowerCase();
