import type { SetUpWish } from "@windlass/protocol";
import { defineStep } from "./step.ts";

/** What joining Active Directory takes beside the profile, and no app can do for a person. */
interface ManualStep {
  readonly name: string;
  /** Where, and what. */
  readonly how: string;
}

/**
 * Source: Microsoft documentation, "Windows Autopilot user-driven Microsoft Entra hybrid join": the connector runs on a server
 * of the domain, and the domain and the organisational unit are known to its administrators alone.
 */
const hybridJoinSteps: readonly ManualStep[] = [
  {
    name: "Microsoft Entra hybrid join",
    how: "On the server with Microsoft Entra Connect: Configure › Configure device options › Configure Microsoft Entra hybrid join, with a service connection point for the forest.",
  },
  {
    name: "Intune Connector for Active Directory",
    how: "Intune admin center › Devices › Enrollment › Windows › Windows Autopilot › Intune Connector for Active Directory › Add. Install it on a Windows Server of the domain; its state must become Active.",
  },
  {
    name: "Right to create computers",
    how: "Active Directory Users and Computers › the organisational unit › Delegate Control: the connector's managed service account may create and delete Computer objects.",
  },
  {
    name: "Domain join profile",
    how: "Intune admin center › Devices › Configuration › Create › New policy › Windows 10 and later › Templates › Domain join: computer name prefix, domain name, organisational unit. Assign it to the same group as the deployment profile.",
  },
  {
    name: "Reach to a domain controller",
    how: "Devices must reach one during setup, or by a VPN that connects before sign-in; with the VPN set “Skip AD connectivity check” to Yes: Intune admin center › Devices › Enrollment › Windows › Windows Autopilot › Deployment profiles › the profile.",
  },
];

/** What a person has to do beside the set-up, one line a step; empty for most. */
export const manualStepsOf = ({ profile }: Pick<SetUpWish, "profile">): string[] =>
  profile?.mode === "hybrid-user-driven"
    ? hybridJoinSteps.map(({ name, how }, index) => `${index + 1}. ${name}: ${how}`)
    : [];

export const hybridJoinStep = defineStep<null>({
  id: "hybrid-join",
  title: "Active Directory",
  isWanted: ({ wish }) => manualStepsOf(wish).length > 0,
  look: async () => null,
  judge: ({ wish }) => ({
    verdict: "manual",
    detail:
      "Hybrid join takes more than the profile: without these steps, which are yours to do, devices stop in setup.",
    remedy: manualStepsOf(wish).join("\n"),
  }),
  apply: async () => {},
});
