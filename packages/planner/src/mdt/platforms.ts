import type { Architecture, Filter } from "@windlass/protocol";

const architectures: Readonly<Record<string, Architecture>> = { x86: "x86", x64: "x64", arm64: "arm64" };

interface Platform {
  readonly architecture: Architecture;
  /** False: it names a Windows that is not deployed any more, and no later one. */
  readonly isOfToday: boolean;
  readonly kind: "client" | "server" | null;
}

/** `All x64 Windows 10 Client`, `All x86 Windows 7 and Newer`: names of ZTISupportedPlatforms.xml. */
const platformOf = (name: string): Platform | null => {
  const [, processor = "", rest = ""] = /^All (x86|x64|ARM64) (?:Windows )?(.*)$/i.exec(name.trim()) ?? [];
  const architecture = architectures[processor.toLowerCase()];
  if (!architecture) return null;
  const isOpen = /\band newer\b|^NT$/i.test(rest);
  const version = /\b(1[01]|20(?:16|19|22|25))\b/.test(rest);
  const kind = /\bserver\b/i.test(rest) ? "server" : /\bclient\b/i.test(rest) ? "client" : null;
  return { architecture, isOfToday: isOpen || version, kind };
};

const filterOf = ({ architecture, kind }: Platform): Filter => {
  const processor: Filter = { field: "architecture", operator: "is", values: [architecture] };
  if (kind === null) return processor;
  const operator = kind === "server" ? "contains" : "does-not-contain";
  return { all: [processor, { field: "os-edition", operator, values: ["Server"] }] };
};

export interface SupportedPlatforms {
  readonly filter: Filter | null;
  /** None of its names can fit a device of today. */
  readonly never: boolean;
  readonly notes: readonly string[];
}

/** The devices that SupportedPlatform means: one of the names has to fit; a name that is nowhere never does. */
export const supportedPlatforms = (names: readonly string[]): SupportedPlatforms => {
  if (names.length === 0) return { filter: null, never: false, notes: [] };
  const platforms = names.map((name) => ({ name, platform: platformOf(name) }));
  const usable = platforms.flatMap(({ platform }) => (platform?.isOfToday ? [platform] : []));
  const past = platforms.flatMap(({ name, platform }) => (platform?.isOfToday ? [] : [name]));
  const notes = past.length > 0 ? [`Its platforms ${past.join(", ")} are none that is deployed here.`] : [];
  if (usable.length === 0) return { filter: null, never: true, notes };
  const filters = usable.map(filterOf);
  const distinct = filters.filter(
    (one, at) => filters.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at,
  );
  const [only] = distinct;
  return { filter: distinct.length === 1 && only ? only : { any: distinct }, never: false, notes };
};
