import type { DiskVolume, MdtGroup, MdtNode, MdtStep, MdtTaskSequence } from "@windlass/protocol";
import { describeFilter } from "../filters/describe.ts";
import { applicationOrigin, bracedGuid } from "./applications.ts";
import { allOf, type JudgedCondition, judgeCondition, phaseOf } from "./conditions.ts";
import { customPackage, restartPackage } from "./custom-step.ts";
import { diskLayoutOf } from "./disk-layout.ts";
import { carried, left, type Outcome } from "./report-book.ts";
import { isWindowsPe, type Place, type SequenceSurroundings } from "./sequence-place.ts";
import { setVariable } from "./set-variable.ts";
import { variableOf } from "./step-variables.ts";
import { stockStepOf } from "./stock-steps.ts";
import type { PackageDraft } from "./types.ts";
import { uniqueName } from "./unique-name.ts";

/** What a sequence says of its build. */
export interface ReadSequence {
  readonly operatingSystem: string | null;
  /** Origins, in order. */
  readonly packages: readonly string[];
  readonly volumes: readonly DiskVolume[] | null;
  readonly nameTemplate: string | null;
}

class SequenceReading {
  operatingSystem: string | null = null;
  readonly packages: string[] = [];
  volumes: readonly DiskVolume[] | null = null;
  nameTemplate: string | null = null;
  #restarts = 0;
  /** Null while the sequence itself becomes a build; otherwise why it does not. */
  readonly #refusal: string | null;
  readonly #sequence: MdtTaskSequence;
  readonly #around: SequenceSurroundings;
  #installed = false;

  constructor(sequence: MdtTaskSequence, refusal: string | null, around: SequenceSurroundings) {
    this.#sequence = sequence;
    this.#refusal = refusal;
    this.#around = around;
  }

  nodes(nodes: readonly MdtNode[], place: Place): void {
    for (const node of nodes) {
      if (node.kind === "group") this.#group(node, place);
      else this.#around.book.note(this.#told("step", node, place), this.#judge(node, place));
    }
  }

  #told(kind: "group" | "step", node: MdtNode, { path }: Place) {
    return { kind, name: node.name, where: [`Control\\${this.#sequence.id}\\ts.xml`, ...path, node.name].join(" › ") };
  }

  #group(group: MdtGroup, place: Place): void {
    const told = this.#told("group", group, place);
    if (place.isOff || group.disabled)
      this.#around.book.leave(told, { why: "It is switched off in MDT.", remedy: null });
    else this.#around.book.carry(told, "the order of what is in it, and its conditions with each");
    this.nodes(group.nodes, {
      path: [...place.path, group.name],
      isOff: place.isOff || group.disabled,
      condition: allOf([place.condition, judgeCondition(group.condition)]),
      phase: phaseOf(group.condition) ?? place.phase,
    });
  }

  #judge(step: MdtStep, place: Place): Outcome {
    const secrets = step.variables.filter(({ hidden }) => hidden).map(({ name }) => name);
    const condition = allOf([place.condition, judgeCondition(step.condition)]);
    const type = step.type.toLowerCase();
    if (place.isOff || step.disabled) return left("It is switched off in MDT.");
    if (this.#refusal !== null) return left(`Its task sequence is not carried over: ${this.#refusal}`);
    if (condition.kind === "never") return left("Its conditions never hold where Windows is installed anew by UEFI.");

    if (type === "bdd_installos" || /ltiapply\.wsf/i.test(step.command.text)) {
      this.#installed = true;
      this.operatingSystem = variableOf(step, "osguid").toLowerCase() || this.operatingSystem;
      return carried("operating system of the build");
    }
    if (type === "sms_tasksequence_partitiondiskaction") {
      const { volumes, notes } = diskLayoutOf(step.variables);
      this.volumes ??= volumes;
      return carried(volumes ? "disk partition template of the build" : "the documented disk layout", notes);
    }
    if (type === "sms_tasksequence_rebootaction") return this.#restart(isWindowsPe(step, place.phase, this.#installed));
    if (type === "sms_tasksequence_setvariableaction") return this.#variable(step);
    if (type === "bdd_installapplication" || /ztiapplications\.wsf/i.test(step.command.text))
      return this.#applications(variableOf(step, "applicationguid"), condition);
    const stock = stockStepOf(step);
    if (stock) {
      if ("why" in stock) return stock;
      const notes = [stock.note, ...secrets.map((name) => `The password in its setting ${name} stays in the share.`)];
      return carried(stock.becomes, notes);
    }
    if (isWindowsPe(step, place.phase, this.#installed))
      return left(
        "It runs in Windows PE, where only Windlass itself works.",
        "Do it in Windows, by a step of a package.",
      );
    if (condition.kind === "unknown")
      return left(`It runs only under a condition that asks for ${condition.why}.`, "Make a package with a filter.");
    if (secrets.length > 0 || /^true$/i.test(variableOf(step, "runasuser")))
      return left(
        `It runs as another account${secrets.length > 0 ? ", whose password stays in the share" : ""}; steps run as SYSTEM.`,
        "Make a package, and hand what it needs to it as a secret.",
      );
    const made = customPackage(step, condition.kind === "filter" ? condition.filter : null);
    if ("why" in made) return made;
    const { notes, remedy } = made;
    const draft = this.#around.made.get(made.draft.origin) ?? this.#named(made.draft);
    this.#list(draft.origin);
    const whom = condition.kind === "filter" ? `, where ${describeFilter(condition.filter)}` : "";
    return carried(`software package ${draft.name}${whom}`, notes, remedy);
  }

  #list(origin: string): void {
    if (!this.packages.includes(origin)) this.packages.push(origin);
  }

  #restart(inWindowsPe: boolean): Outcome {
    const { made } = this.#around;
    if (inWindowsPe || this.packages.length === 0 || this.packages.at(-1)?.startsWith("restart "))
      return carried("restart", ["Windlass restarts here by itself."]);
    const draft = restartPackage(++this.#restarts);
    const { origin, name } = made.get(draft.origin) ?? this.#named(draft);
    this.packages.push(origin);
    return carried(`software package ${name}, which restarts the device`);
  }

  /** Takes up a package that a step has become. */
  #named(draft: PackageDraft): PackageDraft {
    const { made, applications } = this.#around;
    const named = { ...draft, name: uniqueName(draft.name, draft.version, applications.taken) };
    made.set(draft.origin, named);
    return named;
  }

  #variable(step: MdtStep): Outcome {
    const set = setVariable(step);
    if (set.nameTemplate !== null) this.nameTemplate ??= set.nameTemplate;
    if (set.driverGroup !== null) this.#around.driverGroups.push(set.driverGroup);
    return set.outcome;
  }

  #applications(guid: string, condition: JudgedCondition): Outcome {
    const { applications, uses, listed, limited } = this.#around;
    if (guid.trim() === "") {
      const usable = (origin: string) => applications.packages.has(origin) && !applications.unused.has(origin);
      for (const origin of listed.filter(usable)) {
        uses.everywhere(origin);
        this.#list(origin);
      }
      for (const { origin, filter } of limited.filter((one) => usable(one.origin))) {
        uses.where(origin, filter);
        this.#list(origin);
      }
      return carried("the software packages that the rules list");
    }
    const origin = applicationOrigin(bracedGuid(guid));
    const name = applications.names.get(origin);
    const unused = applications.unused.get(origin);
    if (name === undefined)
      return {
        why: "It names an application that the share does not have, or that stays behind.",
        remedy: "Add the package to the build once there is one.",
      };
    if (unused) return { why: `MDT would not install ${name}: ${unused.why}.`, remedy: null };
    if (condition.kind === "unknown")
      return {
        why: `It runs only under a condition that asks for ${condition.why}.`,
        remedy: `Give the package ${name} a filter, and add it to the build.`,
      };
    if (condition.kind === "filter") uses.where(origin, condition.filter);
    else uses.everywhere(origin);
    this.#list(origin);
    const notes =
      condition.kind === "filter"
        ? [
            `Its condition (${describeFilter(condition.filter)}) is a filter of the package, and so holds in all builds.`,
          ]
        : [];
    return carried(`software package ${name} at its place in the build`, notes);
  }
}

/** Reads one task sequence; `refusal`: why it becomes no build, and then all that is in it stays behind. */
export const readSequence = (
  sequence: MdtTaskSequence,
  refusal: string | null,
  around: SequenceSurroundings,
): ReadSequence => {
  const reading = new SequenceReading(sequence, refusal, around);
  const start: Place = { path: [], isOff: false, condition: { kind: "always" }, phase: null };
  reading.nodes(sequence.nodes ?? [], start);
  const { operatingSystem, packages, volumes, nameTemplate } = reading;
  return { operatingSystem, packages, volumes, nameTemplate };
};
