import type { BuildDefinition, SecurityModelDefinition } from "@windlass/protocol";
import { builtInAccount, needsTemporaryAccount, temporaryAccount, usableAccounts } from "./desktop-accounts.ts";
import { isDomainJoin } from "./organisational-unit.ts";

/** What contradicts itself in how a build ends. */
export interface EndingProblem {
  /** Where in the build it is to be solved. */
  readonly field: "ending" | "join" | "administrator" | "securityModelId";
  /** A sentence for people. */
  readonly message: string;
}

export type BuildEnd = Pick<BuildDefinition, "ending" | "join" | "administrator" | "autopilot">;
/** The accounts and groups that the build names; null: none, or the model is not there. */
export type ModelOfBuild = Pick<SecurityModelDefinition, "accounts" | "groups"> | null;

const problem = (field: EndingProblem["field"], message: string): EndingProblem => ({ field, message });

/** Setup ignores an Autopilot profile where it finds an answer file (Microsoft Learn, "Autopilot for existing devices"). */
const autopilotProblems = ({ ending, autopilot }: BuildEnd): EndingProblem[] => {
  if (autopilot === null || ending.kind === "untouched") return [];
  if (ending.kind === "answered")
    return [
      problem(
        "ending",
        "Windows Autopilot meets only an out-of-box experience of which nothing is answered: choose the untouched one, or use no Autopilot.",
      ),
    ];
  if (autopilot.way === "registration") return [];
  return [
    problem(
      "ending",
      "Without the out-of-box experience nothing of Windows Autopilot happens on the device: choose the untouched one, or use no Autopilot.",
    ),
  ];
};

/** Sysprep refuses a device that is joined to a domain (Microsoft Learn, "Sysprep (Generalize) a Windows installation"). */
const joinProblems = ({ ending, join }: BuildEnd): EndingProblem[] => {
  if (join.kind === "offline-domain") {
    const names = join.accounts.map(({ computerName }) => computerName.toLowerCase());
    const twice = join.accounts.find((_account, index) => names.indexOf(names[index] ?? "") !== index);
    if (twice) return [problem("join", `“${twice.computerName}” has two computer accounts: keep one.`)];
    const blobs = join.accounts.map(({ blobSecretId }) => blobSecretId);
    if (new Set(blobs).size < blobs.length)
      return [problem("join", "One secret is the account of two computers: each computer has one of its own.")];
  }
  if (!isDomainJoin(join) || ending.kind === "desktop") return [];
  return [
    problem(
      "join",
      "A device that is joined to a domain cannot go back to the out-of-box experience, nor stay in audit mode: choose the ready desktop.",
    ),
  ];
};

const administratorProblems = ({ ending, administrator }: BuildEnd, model: ModelOfBuild): EndingProblem[] => {
  const described = builtInAccount(model?.accounts ?? []);
  const isDecided = administrator.kind !== "as-it-is" || administrator.renamedTo !== null;
  if (described && isDecided)
    return [problem("administrator", "The local security model describes the built-in Administrator, too: keep one.")];
  const { renamedTo } = administrator;
  const others = [...(model?.accounts ?? []), ...(model?.groups ?? [])].map(({ name }) => name.toLowerCase());
  if (renamedTo !== null && others.includes(renamedTo.toLowerCase()))
    return [problem("administrator", `The local security model has another “${renamedTo}”: choose another name.`)];
  if (ending.kind === "desktop") return [];
  if (isDecided && administrator.kind !== "disabled")
    return [
      problem(
        "administrator",
        "Audit mode signs the built-in Administrator in by its name, and Sysprep takes its password away: only a ready desktop keeps it enabled or renamed.",
      ),
    ];
  if (renamedTo !== null)
    return [problem("administrator", "Audit mode signs the built-in Administrator in by its name: do not rename it.")];
  if (administrator.kind === "disabled" && ending.kind === "audit")
    return [problem("administrator", "In audit mode nobody else can sign in: leave the built-in Administrator.")];
  return [];
};

/** Setup refuses a whole file for one name or text that it does not take. */
const isUnwritable = (text: string): boolean => /\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/u.test(text);

const accountProblems = ({ ending, join, administrator }: BuildEnd, model: ModelOfBuild): EndingProblem[] => {
  if (ending.kind !== "desktop") return [];
  const accounts = model?.accounts ?? [];
  const usable = usableAccounts(accounts);
  const builtIn = builtInAccount(accounts);
  const isAdministratorThere = administrator.kind === "enabled" || (builtIn !== undefined && !builtIn.disabled);
  if (usable.length === 0 && !isAdministratorThere && !isDomainJoin(join))
    return [
      problem(
        "ending",
        "Nobody could sign in: choose a local security model with an account, enable the Administrator, or join a domain.",
      ),
    ];
  const odd = usable.find(({ name }) => /%/.test(name) || /[. ]$/.test(name) || isUnwritable(name));
  if (odd)
    return [
      problem(
        "securityModelId",
        `Windows Setup cannot make the account “${odd.name}”: a name has no % and ends with no period.`,
      ),
    ];
  const texts = usable.find(({ fullName, description }) => isUnwritable(fullName + description));
  if (texts)
    return [
      problem("securityModelId", `Full name or description of “${texts.name}” hold what an answer file cannot hold.`),
    ];
  const taken = [...accounts.map(({ name }) => name), administrator.renamedTo ?? ""].map((name) => name.toLowerCase());
  if (needsTemporaryAccount(ending, accounts) && taken.includes(temporaryAccount.toLowerCase()))
    return [problem("securityModelId", `“${temporaryAccount}” is the name of the temporary account of a deployment.`)];
  return [];
};

/** What contradicts itself in how a build ends: asked as it is typed, when it is saved, and before it is published. */
export const endingProblems = (build: BuildEnd, model: ModelOfBuild): EndingProblem[] => [
  ...autopilotProblems(build),
  ...joinProblems(build),
  ...administratorProblems(build, model),
  ...accountProblems(build, model),
];

/** What can be meant, and often is not. */
export const endingWarnings = ({ ending }: Pick<BuildDefinition, "ending">): string[] => {
  if (ending.kind !== "answered") return [];
  const { hideNetwork, hideOnlineAccounts } = ending.pages;
  if (!hideNetwork) return [];
  return [
    hideOnlineAccounts
      ? "Without the network page a device that has only Wi-Fi comes to its user without a network."
      : "Without the network page a device that has only Wi-Fi cannot sign anybody in online, which Windows 11 then insists on: hide the online accounts, too, or show the network page.",
  ];
};
