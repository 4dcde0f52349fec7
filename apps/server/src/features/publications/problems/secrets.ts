import { secretsOfBuild } from "@windlass/planner";
import {
  type PublicationBody,
  type PublicationProblem,
  type SecretKind,
  secretIdsOf,
  stepSecretKinds,
} from "@windlass/protocol";
import type { Connection } from "../../../database/connection.ts";
import { readSecretsByIds } from "../../secrets/uses.ts";

/** A secret that something published names. */
interface Wanted extends Pick<PublicationProblem, "objectKind" | "objectId" | "name"> {
  readonly secretId: string;
  readonly kinds: readonly SecretKind[];
  /** How a sentence begins that says what takes it: `Step “Join” takes`. */
  readonly takes: string;
  /** How it goes on after the secret: ` as the account that joins the domain`, or nothing. */
  readonly as: string;
}

/** Whoever publishes today deploys for some weeks. */
const soonDays = 14;
const dayMilliseconds = 86_400_000;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const wantedByPackages = ({ packages, removals }: PublicationBody): Wanted[] =>
  [...packages, ...removals].flatMap(({ id, name, steps }) =>
    steps.flatMap((step) =>
      [...new Set(secretIdsOf(step))].map(
        (secretId): Wanted => ({
          objectKind: "software-package",
          objectId: id,
          name,
          secretId,
          kinds: stepSecretKinds,
          takes: `Step “${step.name}” takes`,
          as: "",
        }),
      ),
    ),
  );

const wantedByBuilds = ({ builds }: PublicationBody): Wanted[] =>
  builds.flatMap((build) =>
    secretsOfBuild(build).map(
      (secret): Wanted => ({
        objectKind: "build",
        objectId: build.id,
        name: build.name,
        secretId: secret.id,
        kinds: secret.kinds,
        takes: "It takes",
        as: ` as ${secret.what}`,
      }),
    ),
  );

const wantedByModels = ({ securityModels }: PublicationBody): Wanted[] =>
  securityModels.flatMap(({ id, name, accounts }) =>
    accounts.flatMap((account): Wanted[] =>
      account.passwordSecretId === null
        ? []
        : [
            {
              objectKind: "security-model",
              objectId: id,
              name,
              secretId: account.passwordSecretId,
              kinds: ["password"],
              takes: "It takes",
              as: ` as the password of ${account.name}`,
            },
          ],
    ),
  );

type Known = Awaited<ReturnType<typeof readSecretsByIds>> extends Map<string, infer Row> ? Row : never;

type Told = Pick<PublicationProblem, "severity" | "message">;

const problemOf = ({ kinds, takes, as }: Wanted, secret: Known | undefined, at: Date): Told | null => {
  if (!secret) return { severity: "stops", message: `${takes} a secret${as} that is not there any more.` };
  const its = `${takes} the secret “${secret.name}”${as}`;
  if (!kinds.includes(secret.kind))
    return { severity: "stops", message: `${its}, a ${secret.kind}, and a ${kinds.join(" or ")} is needed.` };
  const { expires_on: lastDay } = secret;
  if (lastDay === null) return null;
  if (lastDay < dayOf(at)) return { severity: "stops", message: `${its}, which ended on ${lastDay}.` };
  return lastDay < dayOf(new Date(at.getTime() + soonDays * dayMilliseconds))
    ? { severity: "warning", message: `${its}, which ends on ${lastDay}.` }
    : null;
};

/** What is wrong with the secrets that builds, their security models and the steps of packages name, or soon will be. */
export const secretProblems = async (
  connection: Connection,
  body: PublicationBody,
  at: Date,
): Promise<PublicationProblem[]> => {
  const all = [...wantedByBuilds(body), ...wantedByModels(body), ...wantedByPackages(body)];
  const secrets = await readSecretsByIds(
    connection,
    all.map(({ secretId }) => secretId),
  );
  return all.flatMap((wanted): PublicationProblem[] => {
    const told = problemOf(wanted, secrets.get(wanted.secretId), at);
    const { objectKind, objectId, name } = wanted;
    return told ? [{ ...told, topic: "secret", objectKind, objectId, name }] : [];
  });
};
