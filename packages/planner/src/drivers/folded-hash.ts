/** Two hashes of an identifier that know nothing of each other. */
export interface FoldedHashes {
  /** 31 bits. */
  readonly hash: number;
  /** 32 bits. */
  readonly check: number;
}

/** Small ASCII letters as capitals. */
const fold = (code: number): number => (code >= 97 && code <= 122 ? code - 32 : code);

/**
 * FNV-1a beside a multiplicative hash of another constant, over pairs of characters: half the multiplications, each of
 * which waits for the one before, while both hashes go on side by side. Null beyond ASCII, where `isFolded` does not say
 * that the text is in capitals already.
 */
const hashesOf = (text: string, isFolded: boolean): FoldedHashes | null => {
  let hash = 0x811c9dc5;
  let check = 0x9e3779b9;
  let seen = 0;
  for (let index = 0; index < text.length; index += 2) {
    const first = text.charCodeAt(index);
    const second = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
    seen |= first | second;
    const pair = isFolded ? first ^ (second << 16) : fold(first) ^ (fold(second) << 16);
    hash = Math.imul(hash ^ pair, 0x01000193);
    hash ^= hash >>> 17;
    check = Math.imul(check + pair, 0x85ebca6b);
    check ^= check >>> 13;
  }
  if (seen > 127 && !isFolded) return null;
  // The lowest bits choose a place, and a multiplication mixes only upwards.
  check = Math.imul(check ^ text.length, 0xc2b2ae35);
  return { hash: (hash ^ (hash >>> 15)) & 0x7fffffff, check: check ^ (check >>> 16) };
};

const none: FoldedHashes = { hash: 0, check: 0 };

/** Equal for identifiers that differ only in case; beyond ASCII that is the language's own upper case. */
export const foldedHashes = (id: string): FoldedHashes =>
  hashesOf(id, false) ?? hashesOf(id.toUpperCase(), true) ?? none;
