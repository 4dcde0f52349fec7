/** A location that tries a publication. */
interface Pilot {
  readonly number: number;
}

/**
 * The pilots that are over once a publication is released to all: those that tried it or an older one. Who tries a newer
 * one goes on trying it, also where all others go back.
 */
export const pilotsToEnd = <Some extends Pilot>(pilots: readonly Some[], releasedToAll: number): Some[] =>
  pilots.filter(({ number }) => number <= releasedToAll);
