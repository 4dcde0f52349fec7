import type { FederatedTokenClaims } from "../entra/federated-claims.ts";
import type { TokenFailureReason } from "../entra/token-failure.ts";
import type { ListedTrust } from "../graph/federated-credentials.ts";
import type { CredentialSubject, ReadinessFacts } from "./facts.ts";
import { type Difference, describeDifference, differencesOf } from "./federated-comparison.ts";
import { applicationPermission } from "./permissions.ts";
import { type JudgedRow, portal, remedy, row, unavailable, withoutPermission, withoutToken } from "./row.ts";
import { tokenFailureExplanations } from "./token-failure-explanations.ts";

type Part = Difference["part"];
type Verdict = Omit<Parameters<typeof row>[1], "title">;

const parts: readonly Part[] = ["issuer", "subject", "audience"];

/** What Entra says of a token that it does not trust; it names the first of the three that does not agree. */
const partsRefused: Partial<Record<TokenFailureReason, readonly Part[]>> = {
  "federated-trust-missing": parts,
  "federated-issuer-mismatch": ["issuer"],
  "federated-subject-mismatch": ["subject"],
  "federated-audience-mismatch": ["audience"],
};

/** It gave a token just now; it forgets what was taken off the app only after some minutes. */
const accepted = "Microsoft Entra accepted it all the same: changes of the app take some minutes there.";

const titled = (judged: JudgedRow): JudgedRow => ({ ...judged, title: "Federated credential" });
const verdict = (of: Verdict): JudgedRow => titled(row("secret-expiry", of));

const saidOf = (claims: FederatedTokenClaims, part: Part): string =>
  part === "audience" ? (claims.audiences[0] ?? "") : claims[part];

/** One value to paste, or several with their names. */
const copyOf = (claims: FederatedTokenClaims, wanted: readonly Part[]): string =>
  wanted.length === 1
    ? wanted.map((part) => saidOf(claims, part)).join("")
    : wanted.map((part) => `${part}: ${saidOf(claims, part)}`).join("\n");

const enter = (claims: FederatedTokenClaims, wanted: readonly Part[], where: string) =>
  remedy(
    `Enter ${where} exactly what the token says: ${wanted.join(", ")}. Or have the token issued as the app registration expects it.`,
    portal.federated,
    copyOf(claims, wanted),
  );

const unreadable = (tokenFile: string): JudgedRow => {
  const { text } = tokenFailureExplanations["federated-token-unreadable"];
  const detail = `The token file “${tokenFile}” holds no token that could be compared with the app registration.`;
  return verdict({ state: "cannot-tell", reason: "federated-token-unreadable", detail, remedy: remedy(text) });
};

const expired = (endsAt: string): JudgedRow => {
  const { text } = tokenFailureExplanations["federated-token-expired"];
  const detail = `The token in the file ended at ${endsAt}.`;
  return verdict({ state: "failed", reason: "federated-token-expired", detail, remedy: remedy(text) });
};

const refusedRow = (claims: FederatedTokenClaims, reason: TokenFailureReason): JudgedRow => {
  const wanted = partsRefused[reason];
  if (!wanted) return titled(withoutToken("secret-expiry"));
  const said = wanted.map((part) => `${part} “${saidOf(claims, part)}”`).join(", ");
  return verdict({
    state: "failed",
    reason,
    detail: `No federated credential of the app registration agrees with the token's ${said}.`,
    remedy: enter(claims, wanted, "at the federated credential"),
  });
};

const reasonOf = (differences: readonly Difference[]): TokenFailureReason => {
  const [only, another] = differences;
  return only && !another ? `federated-${only.part}-mismatch` : "federated-trust-missing";
};

const comparedRow = (claims: FederatedTokenClaims, trusts: readonly ListedTrust[]): JudgedRow => {
  const compared = trusts.map((trust) => ({ trust, differences: differencesOf(claims, trust) }));
  const [nearest] = compared.toSorted((one, other) => one.differences.length - other.differences.length);
  if (!nearest) {
    return verdict({
      state: "failed",
      reason: "federated-trust-missing",
      detail: "The app registration lists no federated credential.",
      remedy: enter(claims, parts, "at a new federated credential (“Other issuer”)"),
    });
  }
  const { trust, differences } = nearest;
  if (differences.length === 0) {
    const agreed =
      trust.subject === null
        ? "issuer and audience; an expression decides on the subject"
        : "issuer, subject and audience";
    const end =
      claims.endsAt === null ? "" : ` The token in the file lasts until ${claims.endsAt} and is read anew each time.`;
    return verdict({
      state: "passed",
      detail: `The federated credential “${trust.name}” agrees with the token in ${agreed}.${end}`,
    });
  }
  return verdict({
    state: "failed",
    reason: reasonOf(differences),
    detail: `The federated credential “${trust.name}” does not agree with the token. ${differences.map(describeDifference).join("; ")}. ${accepted}`,
    remedy: enter(
      claims,
      differences.map(({ part }) => part),
      `at “${trust.name}”`,
    ),
  });
};

/** Whether the app registration trusts the token that lies in the file. */
export const federatedRow = (
  { tokenFile, claims }: Extract<CredentialSubject, { kind: "federated-token" }>,
  { token, federatedTrusts }: ReadinessFacts,
  now: Date,
): JudgedRow => {
  if (claims === null) return unreadable(tokenFile);
  if (claims.endsAt !== null && Date.parse(claims.endsAt) <= now.getTime()) return expired(claims.endsAt);
  if (token.kind === "refused") return refusedRow(claims, token.reason);
  switch (federatedTrusts?.kind) {
    case "seen":
      return comparedRow(claims, federatedTrusts.value);
    case "forbidden": {
      const detail = "The app may not read which tokens its registration trusts. Microsoft Entra accepted this one.";
      return titled(withoutPermission("secret-expiry", applicationPermission, detail));
    }
    case "not-found": {
      const detail =
        "This tenant has no registration of the app: it belongs to another tenant. Microsoft Entra accepted the token.";
      const compare = remedy("Compare the values there.", portal.federated, copyOf(claims, parts));
      return verdict({ state: "cannot-tell", reason: "unavailable", detail, remedy: compare });
    }
    default:
      return titled(unavailable("secret-expiry", federatedTrusts?.message ?? "The app registration was not read."));
  }
};
