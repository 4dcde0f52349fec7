import {
  type MdtItemKind,
  type MdtReport,
  type MdtReportEntry,
  type MdtVerdict,
  mdtItemKind,
} from "@windlass/protocol";

type Told = Pick<MdtReportEntry, "kind" | "name" | "where">;

/** Why something stays behind, and what to do instead. */
export interface Left {
  readonly why: string;
  readonly remedy: string | null;
}

/** Carried over; with notes: with these differences. */
export interface Carried {
  readonly becomes: string;
  readonly notes: readonly string[];
  readonly remedy: string | null;
}

/** What becomes of one thing of a share. */
export type Outcome = Carried | Left;

export const carried = (becomes: string, notes: readonly string[] = [], remedy: string | null = null): Carried => ({
  becomes,
  notes,
  remedy,
});

export const left = (why: string, remedy: string | null = null): Left => ({ why, remedy });

const counted = (entries: readonly MdtReportEntry[]) => {
  const count = (verdict: MdtVerdict) => entries.filter((entry) => entry.verdict === verdict).length;
  return { carried: count("carried"), changed: count("changed"), left: count("left") };
};

/** Notes of everything of a share what becomes of it, each once. */
export class ReportBook {
  readonly #entries: MdtReportEntry[] = [];

  note(told: Told, outcome: Outcome): void {
    if ("why" in outcome) this.leave(told, outcome);
    else this.carry(told, outcome.becomes, outcome.notes, outcome.remedy);
  }

  carry(told: Told, becomes: string, notes: readonly string[] = [], remedy: string | null = null): void {
    const verdict = notes.length === 0 ? "carried" : "changed";
    this.#entries.push({ ...told, verdict, becomes, notes: [...notes], remedy });
  }

  leave(told: Told, { why, remedy }: Left): void {
    this.#entries.push({ ...told, verdict: "left", becomes: null, notes: [why], remedy });
  }

  report(version: string | null, general: readonly string[]): MdtReport {
    const kinds = mdtItemKind.options.flatMap((kind: MdtItemKind) => {
      const own = this.#entries.filter((entry) => entry.kind === kind);
      return own.length === 0 ? [] : [{ kind, ...counted(own) }];
    });
    return { version, counts: counted(this.#entries), kinds, general: [...general], entries: this.#entries };
  }
}

/** Where an item of a Control file stands. */
export const itemPlace = (file: string, guid: string): string => `Control\\${file} ${guid || "(no GUID)"}`;
