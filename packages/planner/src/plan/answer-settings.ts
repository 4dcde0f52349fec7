import { type AnswerFileSettings, answerFileSettings, type PublishedBuild, WindlassError } from "@windlass/protocol";
import { needsTemporaryAccount, temporaryAccount, usableAccounts } from "../endings/desktop-accounts.ts";
import type { ModelOfBuild } from "../endings/ending-problems.ts";
import { answersOfSettings } from "../settings/answers.ts";
import { kmsClientKeyOf } from "../windows/kms-client-keys.ts";
import type { SelectedImage } from "./selection.ts";

/** What goes on when the device starts Windows; as SYSTEM, in the specialize pass, whatever key and edition. */
const agentCommand = { description: "Windlass goes on", path: "C:\\Windlass\\windlass-agent.exe start" };

/** Names that Setup knows in every language; the agent puts accounts into the other groups later. */
const answeredGroups = (groups: readonly string[]): string[] =>
  groups.some((name) => name.toLowerCase() === "administrators") ? ["Administrators"] : ["Users"];

const desktopOf = (ending: Extract<PublishedBuild["ending"], { kind: "desktop" }>, model: ModelOfBuild) => {
  const accounts = model?.accounts ?? [];
  const temporary = needsTemporaryAccount(ending, accounts)
    ? [{ name: temporaryAccount, description: "Removed when the deployment ends", groups: ["Administrators"] }]
    : [];
  return {
    kind: "desktop" as const,
    pages: { privacy: ending.privacy },
    accounts: [
      ...temporary,
      ...usableAccounts(accounts).map(({ name, fullName, description, groups }) => ({
        name,
        fullName,
        description,
        groups: answeredGroups(groups),
      })),
    ],
    signedIn: ending.signInWhileDeploying ? temporaryAccount : null,
  };
};

const endingOf = ({ ending }: PublishedBuild, model: ModelOfBuild) => {
  switch (ending.kind) {
    case "untouched":
      return { kind: "out-of-box" as const, pages: null };
    case "answered":
      return { kind: "out-of-box" as const, pages: ending.pages };
    case "desktop":
      return desktopOf(ending, model);
    case "audit":
      return { kind: "audit" as const };
  }
};

/** What of joining lies in the file; a domain is joined by the agent, later. @throws WindlassError `build.incomplete` */
const joinOf = (build: PublishedBuild, computerName: string, computerAccountId: string) => {
  const { join } = build;
  if (join.kind === "workgroup") return join;
  if (join.kind === "connected-domain") return { kind: "offline-domain" as const, blobSecretId: computerAccountId };
  if (join.kind !== "offline-domain") return null;
  const account = join.accounts.find((one) => one.computerName.toLowerCase() === computerName.toLowerCase());
  if (account) return { kind: "offline-domain" as const, blobSecretId: account.blobSecretId };
  throw new WindlassError("build.incomplete", {
    parameters: { name: build.name, what: `it has no computer account for ${computerName}` },
    object: { kind: "build", id: build.id, name: build.name },
  });
};

/**
 * What a device's answer file is made of.
 *
 * @throws WindlassError `build.incomplete` where no computer account was made for its name
 */
export const answerSettingsOf = (
  build: PublishedBuild,
  model: ModelOfBuild,
  { entry, image, language }: Pick<SelectedImage, "entry" | "image" | "language">,
  {
    computerAccountId,
    ...device
  }: Pick<AnswerFileSettings, "architecture"> & {
    readonly computerName: string;
    /** Of the account that a connector makes. */
    readonly computerAccountId: string;
  },
): AnswerFileSettings =>
  answerFileSettings.parse({
    ...device,
    language,
    productKey: entry.productKey.kind === "generic" ? kmsClientKeyOf(image) : null,
    ...answersOfSettings(build),
    join: joinOf(build, device.computerName, computerAccountId),
    commands: [agentCommand],
    ending: endingOf(build, model),
  });
