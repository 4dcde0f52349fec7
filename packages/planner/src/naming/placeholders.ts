/** What a template may ask for; the order is the one in which people are shown them. */
export const placeholderNames = [
  "SERIAL",
  "ASSET",
  "MODEL",
  "CHASSIS",
  "LOCATION",
  "COUNTER",
  "RAND",
  "LETTERS",
] as const;
export type PlaceholderName = (typeof placeholderNames)[number];

export interface Placeholder {
  /** What stands for it, in words. */
  readonly words: string;
  /** What `:n` asks for: the last n characters of a text, or how many are drawn; nothing where it cannot be written. */
  readonly count: "last" | "how-many" | "none";
  /** As it is put into a template at first. */
  readonly usual: string;
  /** Only the server knows it, when the device is approved. */
  readonly fromServer: boolean;
}

export const placeholders: Readonly<Record<PlaceholderName, Placeholder>> = {
  SERIAL: { words: "serial number", count: "last", usual: "%SERIAL:8%", fromServer: false },
  ASSET: { words: "asset tag", count: "last", usual: "%ASSET%", fromServer: false },
  MODEL: { words: "model, shortened", count: "last", usual: "%MODEL%", fromServer: false },
  CHASSIS: { words: "letter of the enclosure", count: "none", usual: "%CHASSIS%", fromServer: false },
  LOCATION: { words: "code of the location", count: "last", usual: "%LOCATION%", fromServer: true },
  COUNTER: { words: "counter", count: "how-many", usual: "%COUNTER:4%", fromServer: true },
  RAND: { words: "random digits", count: "how-many", usual: "%RAND:4%", fromServer: false },
  LETTERS: { words: "random letters", count: "how-many", usual: "%LETTERS:3%", fromServer: false },
};

export const isPlaceholderName = (name: string): name is PlaceholderName =>
  placeholderNames.some((known) => known === name);
