import { type SecretOfBuild, secretsOfBuild } from "@windlass/planner";
import {
  type PublicationBody,
  type PublicationProblem,
  type SoftwareStep,
  secretIdsOf,
  stepSecretKinds,
} from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { readSecretsByIds } from "../secrets/uses.ts";

type Known = Awaited<ReturnType<typeof readSecretsByIds>> extends Map<string, infer Row> ? Row : never;

const problemOf = (step: SoftwareStep, secret: Known | undefined, today: string): string | null => {
  if (!secret) return `Step “${step.name}” takes a secret that is not there any more: choose another one.`;
  if (!stepSecretKinds.includes(secret.kind))
    return `Step “${step.name}” takes the secret “${secret.name}”, a ${secret.kind}, which is no text: choose another one.`;
  if (secret.expires_on !== null && secret.expires_on < today)
    return `Step “${step.name}” takes the secret “${secret.name}”, which ended on ${secret.expires_on}: replace its value.`;
  return null;
};

const buildProblemOf = (wanted: SecretOfBuild, secret: Known | undefined, today: string): string | null => {
  const { kinds, what } = wanted;
  if (!secret) return `It takes a secret as ${what} that is not there any more: choose another one.`;
  if (!kinds.includes(secret.kind))
    return `It takes the secret “${secret.name}” as ${what}, a ${secret.kind}, and a ${kinds.join(" or ")} is needed: choose another one.`;
  if (secret.expires_on !== null && secret.expires_on < today)
    return `It takes the secret “${secret.name}” as ${what}, which ended on ${secret.expires_on}: replace its value.`;
  return null;
};

/** What is wrong with the secrets that builds name themselves. */
const buildSecretProblems = async (
  connection: Connection,
  { builds }: PublicationBody,
  today: string,
): Promise<PublicationProblem[]> => {
  const secrets = await readSecretsByIds(
    connection,
    builds.flatMap((build) => secretsOfBuild(build).map(({ id }) => id)),
  );
  return builds.flatMap((build) =>
    secretsOfBuild(build).flatMap((wanted): PublicationProblem[] => {
      const message = buildProblemOf(wanted, secrets.get(wanted.id), today);
      return message ? [{ objectKind: "build", objectId: build.id, name: build.name, message }] : [];
    }),
  );
};

/** What is wrong with the secrets that builds and steps name: of the packages that are installed, and of those that are removed. */
export const secretProblems = async (
  connection: Connection,
  body: PublicationBody,
  at: Date,
): Promise<PublicationProblem[]> => {
  const run = [...body.packages, ...body.removals];
  const secrets = await readSecretsByIds(
    connection,
    run.flatMap(({ steps }) => steps.flatMap(secretIdsOf)),
  );
  const today = at.toISOString().slice(0, 10);
  const ofSteps = run.flatMap(({ id, name, steps }) =>
    steps.flatMap((step) =>
      [...new Set(secretIdsOf(step))].flatMap((secretId): PublicationProblem[] => {
        const message = problemOf(step, secrets.get(secretId), today);
        return message ? [{ objectKind: "software-package", objectId: id, name, message }] : [];
      }),
    ),
  );
  return [...(await buildSecretProblems(connection, body, today)), ...ofSteps];
};
