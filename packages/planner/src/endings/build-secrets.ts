import {
  type BuildDefinition,
  type PlanStep,
  type PublicationBody,
  type PublishedBuild,
  type SecretKind,
  stepSecretKinds,
} from "@windlass/protocol";

/** A secret that a build names, beside those of its packages and of its local security model. */
export interface SecretOfBuild {
  readonly id: string;
  readonly kinds: readonly SecretKind[];
  /** What it is for, as the end of “the build takes … as”. */
  readonly what: string;
}

/** The secrets that a build names itself. */
export const secretsOfBuild = ({
  join,
  administrator,
  operatingSystems,
  packageOptions,
}: Pick<BuildDefinition, "join" | "administrator" | "operatingSystems" | "packageOptions">) => {
  const secrets: SecretOfBuild[] = [];
  for (const { productKey, architecture } of operatingSystems)
    if (productKey.kind === "own")
      secrets.push({ id: productKey.secretId, kinds: ["product-key"], what: `the product key for ${architecture}` });
  if (join.kind === "domain")
    secrets.push({
      id: join.accountSecretId,
      kinds: ["user-name-password"],
      what: "the account that joins the domain",
    });
  if (join.kind === "offline-domain")
    for (const { computerName, blobSecretId } of join.accounts)
      secrets.push({ id: blobSecretId, kinds: ["text"], what: `the computer account of ${computerName}` });
  if (administrator.kind === "enabled")
    secrets.push({ id: administrator.passwordSecretId, kinds: ["password"], what: "the Administrator's password" });
  for (const override of packageOptions.flatMap(({ overrides }) => overrides))
    if ("secretId" in override)
      secrets.push({ id: override.secretId, kinds: stepSecretKinds, what: `${override.name} of a software package` });
  return secrets;
};

/** A build's own secrets that one step of a device may have. The step's words are the device's: it can only choose among them. */
export const secretsOfBuildStep = (
  step: PlanStep,
  build: PublishedBuild,
  { securityModels }: Pick<PublicationBody, "securityModels">,
): string[] => {
  const { join, administrator } = build;
  switch (step.action) {
    case "write-answer-file": {
      const wanted = step.settings.join;
      if (join.kind !== "offline-domain" || wanted?.kind !== "offline-domain") return [];
      return join.accounts.map(({ blobSecretId }) => blobSecretId).filter((id) => id === wanted.blobSecretId);
    }
    case "install-product-key":
      return build.operatingSystems
        .flatMap(({ productKey }) => (productKey.kind === "own" ? [productKey.secretId] : []))
        .filter((id) => id === step.secretId);
    case "join-domain":
      return join.kind === "domain" ? [join.accountSecretId] : [];
    case "set-up-accounts": {
      const model = securityModels.find(({ id }) => id === build.securityModelId);
      return [
        ...(model?.accounts ?? []).flatMap(({ passwordSecretId }) => passwordSecretId ?? []),
        ...(administrator.kind === "enabled" ? [administrator.passwordSecretId] : []),
      ];
    }
    default:
      return [];
  }
};
