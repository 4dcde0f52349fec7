import type { Filter } from "@windlass/protocol";
import type { PackageDraft } from "./types.ts";

/** Where packages are wanted: everywhere, or on some devices. A filter stands in the package, so that it has one for all. */
export class Uses {
  readonly #everywhere = new Set<string>();
  readonly #where = new Map<string, Filter[]>();

  everywhere(origin: string): void {
    this.#everywhere.add(origin);
  }

  where(origin: string, filter: Filter): void {
    const known = this.#where.get(origin) ?? [];
    if (!known.some((other) => JSON.stringify(other) === JSON.stringify(filter))) known.push(filter);
    this.#where.set(origin, known);
  }

  /** The packages with the filters that follow; what is needed by one that is wanted everywhere, is too. */
  limit(packages: ReadonlyMap<string, PackageDraft>): Map<string, PackageDraft> {
    const everywhere = new Set<string>();
    const spread = (origin: string): void => {
      if (everywhere.has(origin)) return;
      everywhere.add(origin);
      packages.get(origin)?.dependencies.forEach(spread);
    };
    this.#everywhere.forEach(spread);
    return new Map(
      [...packages].map(([origin, draft]) => {
        const [first, ...rest] = everywhere.has(origin) ? [] : (this.#where.get(origin) ?? []);
        if (!first) return [origin, draft];
        const some: Filter = rest.length === 0 ? first : { any: [first, ...rest].slice(0, 50) };
        return [origin, { ...draft, filter: draft.filter === null ? some : { all: [draft.filter, some] } }];
      }),
    );
  }
}
