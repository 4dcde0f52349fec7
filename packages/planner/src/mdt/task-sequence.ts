import type { DiskVolume, MdtGroup, MdtNode, MdtStep, MdtTaskSequence } from "@windlass/protocol";
import { describeFilter } from "../filters/describe.ts";
import { allOf, type JudgedCondition, judgeCondition, phaseOf } from "./conditions.ts";
import { customPackage, restartPackage } from "./custom-step.ts";
import { diskLayoutOf } from "./disk-layout.ts";
import { type FeatureChanges, noFeatures, rolesStep } from "./features.ts";
import { installedApplications } from "./installed-applications.ts";
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
  readonly features: FeatureChanges;
}

class SequenceReading {
  operatingSystem: string | null = null;
  readonly packages: string[] = [];
  volumes: readonly DiskVolume[] | null = null;
  nameTemplate: string | null = null;
  features = noFeatures;
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
      return this.#applications(step, condition);
    if (/^bdd_(?:un)?installroles$/.test(type)) return this.#roles(step, condition);
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

  #applications(step: MdtStep, condition: JudgedCondition): Outcome {
    const { origins, outcome } = installedApplications(variableOf(step, "applicationguid"), condition, this.#around);
    for (const origin of origins) this.#list(origin);
    return outcome;
  }

  #roles(step: MdtStep, condition: JudgedCondition): Outcome {
    if (condition.kind !== "always")
      return left(
        "It runs on some devices only, and features are those of a build.",
        "Make a build of its own for them.",
      );
    const { changes, outcome } = rolesStep(step, this.features);
    this.features = changes;
    return outcome;
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
  const { operatingSystem, packages, volumes, nameTemplate, features } = reading;
  return { operatingSystem, packages, volumes, nameTemplate, features };
};
