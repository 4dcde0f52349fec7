import type { MadeObject, ReadinessReport, RotationSettings, SetUpStepId, SetUpWish } from "@windlass/protocol";
import type { GraphClient } from "../graph/client.ts";

/** What a set-up remembers of itself, kept where a killed process does not lose it. */
export interface SetUpMemory {
  /** Everything made so far and not undone, oldest first. */
  readonly made: () => readonly MadeObject[];
  /** Whether a creation of this step was begun whose end is not known. */
  readonly isIntended: (step: SetUpStepId) => boolean;
  /** Notes that a creation begins; on disk before it returns. */
  readonly intend: (step: SetUpStepId) => Promise<void>;
  /** Notes that a creation was refused: nothing came of it. */
  readonly withdraw: (step: SetUpStepId) => Promise<void>;
  /**
   * Notes what was made, and a new credential with it, in one write; an intent of the step is over. What has a key of its
   * own is noted before it is made: removing what never came to be does no harm. Noting the same again changes nothing.
   */
  readonly remember: (step: SetUpStepId, object: MadeObject, credential?: KeptCredential) => Promise<void>;
  /** Notes that something made is gone again. */
  readonly forget: (object: MadeObject) => Promise<void>;
}

/** A credential between its making and its place in the connection. */
export type KeptCredential =
  | {
      readonly kind: "certificate";
      readonly certificatePem: string;
      readonly privateKeyPem: string;
      /** SHA-256 of the certificate, hexadecimal. */
      readonly thumbprint: string;
      /** ISO instant. */
      readonly endsAt: string;
    }
  | { readonly kind: "client-secret"; readonly value: string; readonly keyId: string; readonly endsAt: string };

/** The organisation's connection as it is stored, without its credential's value. */
export interface StoredConnection {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: {
    readonly kind: "certificate" | "client-secret" | "federated-token";
    /** SHA-256 of the certificate, or the secret's first three characters: what Entra shows of it. */
    readonly mark: string | null;
    /** `YYYY-MM-DD`. */
    readonly expiresOn: string | null;
  } | null;
  /** Whether the credential is renewed before it ends. */
  readonly rotates: boolean;
}

/** Everything a set-up touches outside Microsoft's tenant. */
export interface SetUpHome {
  readonly connection: () => StoredConnection | null;
  /** The new credential, sealed until it is in the connection; null where there is none. */
  readonly credential: () => KeptCredential | null;
  /** Makes and keeps a certificate; on disk before it returns. The same one when asked again. */
  readonly makeCertificate: (commonName: string, days: number) => Promise<KeptCredential & { kind: "certificate" }>;
  /** `rotation`: how the credential is renewed from now on; null leaves that as it is. */
  readonly saveConnection: (values: {
    clientId: string;
    credential: KeptCredential | null;
    rotation: RotationSettings | null;
  }) => Promise<void>;
  readonly removeConnection: () => Promise<void>;
  /** Key ids at the app of what automatic rotation has put in the place of a credential since an instant. */
  readonly rotatedSince: (instant: string) => Promise<readonly string[]>;
  /** Runs the readiness check with the set-up's group and tag. */
  readonly check: (group: { tag: string; objectId: string }) => Promise<Pick<ReadinessReport, "outcome" | "rows">>;
}

/** Ids of what the steps before found or made. */
export interface SetUpSubjects {
  application: { readonly objectId: string; readonly clientId: string; readonly isOurs: boolean } | null;
  servicePrincipalId: string | null;
  groupId: string | null;
  profileId: string | null;
}

export interface SetUpWorld {
  /** Marks what this set-up makes, so that it is known again when an answer was lost. */
  readonly setUpId: string;
  readonly tenantId: string;
  readonly wish: SetUpWish;
  readonly graph: GraphClient;
  readonly memory: SetUpMemory;
  readonly home: SetUpHome;
  readonly subjects: SetUpSubjects;
}

export const noSubjects = (): SetUpSubjects => ({
  application: null,
  servicePrincipalId: null,
  groupId: null,
  profileId: null,
});

/**
 * Stands in the description or notes of what a set-up made. Letters, digits, spaces and dots only: Intune has refused
 * descriptions with other signs (microsoft-graph-docs issue 4934).
 */
export const markOf = (setUpId: string): string => `Made by Windlass. Set up ${setUpId.replaceAll("-", "")}.`;

export const bearsMark = (world: SetUpWorld, text: string | null | undefined): boolean =>
  (text ?? "").includes(markOf(world.setUpId));

/** The life of a credential: whole months in whole days. */
export const daysOf = (months: number): number => Math.floor((months * 365) / 12);

export const instantNow = ({ graph }: Pick<SetUpWorld, "graph">): string => new Date(graph.timing.now()).toISOString();

/** The newest thing of a kind that this set-up made. */
export const madeOf = <Kind extends MadeObject["kind"]>(
  world: SetUpWorld,
  kind: Kind,
): Extract<MadeObject, { kind: Kind }> | undefined =>
  world.memory.made().findLast((object): object is Extract<MadeObject, { kind: Kind }> => object.kind === kind);
