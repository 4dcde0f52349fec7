/** Small ASCII letters as capitals. */
const fold = (code: number): number => (code >= 97 && code <= 122 ? code - 32 : code);

const prime = 0x01000193;

/** FNV-1a over pairs of characters: half the multiplications, each of which waits for the one before. -1 beyond ASCII. */
const fnv = (text: string): number => {
  let hash = 0x811c9dc5;
  let seen = 0;
  let index = 1;
  for (; index < text.length; index += 2) {
    const first = text.charCodeAt(index - 1);
    const second = text.charCodeAt(index);
    seen |= first | second;
    hash = Math.imul(hash ^ fold(first) ^ (fold(second) << 16), prime);
    hash ^= hash >>> 17;
  }
  if (index === text.length) {
    const last = text.charCodeAt(index - 1);
    seen |= last;
    hash = Math.imul(hash ^ fold(last), prime);
  }
  // The lowest bits choose the slot, and a multiplication mixes only upwards.
  hash ^= hash >>> 15;
  return seen > 127 ? -1 : hash & 0x7fffffff;
};

/** 31 bits, equal for identifiers that differ only in case; beyond ASCII that is the language's own upper case. */
export const foldedHash = (id: string): number => {
  const hash = fnv(id);
  return hash >= 0 ? hash : hashBeyondAscii(id.toUpperCase());
};

const hashBeyondAscii = (folded: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < folded.length; index++) hash = Math.imul(hash ^ folded.charCodeAt(index), prime);
  return (hash ^ (hash >>> 15)) & 0x7fffffff;
};
