/** What Windows accepts at most. Microsoft answer-file reference, ComputerName: 15 bytes. */
export const maximumComputerNameLength = 15;

/**
 * Words that Windows keeps for itself. Microsoft Learn: "Naming conventions in Active Directory for computers,
 * domains, sites, and OUs", table of reserved words.
 */
const reservedNames = new Set(
  "anonymous batch builtin dialup interactive internet local network null proxy restricted self server service system users world".split(
    " ",
  ),
);

/** Why Windows would not accept a computer name, in words that follow "because"; null when it would. */
export const computerNameProblem = (name: string): string | null => {
  if (name === "") return "it is empty";
  if (!/^[A-Za-z0-9-]+$/.test(name)) return "it holds characters other than letters, digits and hyphens";
  if (name.length > maximumComputerNameLength) return `it is ${name.length} characters long`;
  if (/^\d+$/.test(name)) return "it consists of digits only";
  if (name.startsWith("-") || name.endsWith("-")) return "it begins or ends with a hyphen";
  if (reservedNames.has(name.toLowerCase())) return "Windows reserves this word";
  return null;
};

/** Two names are one to NetBIOS and DNS where they differ in capitals alone. */
export const nameKey = (name: string): string => name.toLowerCase();
