import { buildJoin, domainName, organisationalUnitPath } from "@windlass/protocol";
import { carried, left, type Outcome } from "./report-book.ts";
import type { EndDraft } from "./types.ts";

export const nothingOfEnd: EndDraft = { domain: null, organisationalUnit: null, workgroup: null, afterwards: null };

/** What a rule about the end of a deployment says; null for rules about something else. */
interface EndRule {
  readonly outcome: Outcome;
  readonly said: Partial<EndDraft>;
}

const joining = [
  "It is joined with the account of the secret that --join-account names, and the build ends at the desktop; without one it joins nothing.",
];

const refused = (why: string): EndRule => ({ outcome: left(why, "Set it in the build."), said: {} });

const finish = (value: string): EndRule => {
  const folded = value.toLowerCase();
  if (folded === "shutdown") return { outcome: carried("shutting down at the end"), said: { afterwards: "shut-down" } };
  if (folded === "reboot" || folded === "restart")
    return { outcome: carried("a restart at the end"), said: { afterwards: "restart" } };
  return refused("A deployment ends with a restart or a shutdown.");
};

/** @param folded name in small letters */
export const endRule = (folded: string, value: string): EndRule | null => {
  if (folded === "finishaction") return finish(value);
  if (folded === "joindomain") {
    if (!domainName.safeParse(value).success) return refused(`“${value}” is no full name of a domain.`);
    return { outcome: carried(`joining ${value} in the builds`, joining), said: { domain: value } };
  }
  if (folded === "machineobjectou") {
    if (!organisationalUnitPath.safeParse(value).success) return refused("It is no distinguished name of a unit.");
    return {
      outcome: carried(`the unit of the builds' computer accounts`, joining),
      said: { organisationalUnit: value },
    };
  }
  if (folded === "joinworkgroup") {
    if (!buildJoin.safeParse({ kind: "workgroup", name: value }).success)
      return refused("It is no name of a workgroup.");
    return { outcome: carried(`workgroup ${value} of the builds`), said: { workgroup: value } };
  }
  return null;
};
