/**
 * A model's short form: words with a digit whole, of every other word its first letter, all in capitals. Short enough
 * for a computer name, the same for every device of the model, and nobody has to keep a list.
 *
 * @example shortModelName("ThinkPad X1 Carbon Gen 11") // "TX1CG11"
 */
export const shortModelName = (modelName: string): string =>
  modelName
    .normalize("NFKD")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => word.replaceAll(/[^A-Za-z0-9]/g, ""))
    .map((word) => (/\d/.test(word) ? word : word.slice(0, 1)))
    .join("")
    .toUpperCase();
