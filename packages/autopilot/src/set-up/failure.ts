import { type SetUpStepId, WindlassError } from "@windlass/protocol";
import { GraphRefused } from "../graph/graph-refused.ts";

/**
 * The least role of a person for each step (Microsoft Entra documentation, "Least privileged roles by task"; consent to
 * application permissions of Microsoft Graph is reserved to the two roles named).
 */
const roleOf = {
  application: "Cloud Application Administrator",
  "service-principal": "Cloud Application Administrator",
  permissions: "Cloud Application Administrator",
  consent: "Privileged Role Administrator or Global Administrator",
  ownership: "Cloud Application Administrator",
  credential: "Cloud Application Administrator",
  group: "Groups Administrator",
  profile: "Intune Administrator",
  assignment: "Intune Administrator",
  "hybrid-join": "Intune Administrator",
  connection: "Cloud Application Administrator",
  check: "Cloud Application Administrator",
} as const satisfies Record<SetUpStepId, string>;

const licences: readonly { readonly pattern: RegExp; readonly licence: string }[] = [
  // What Intune answers where the tenant has never had it.
  { pattern: /not applicable to target tenant/iu, licence: "Assign Microsoft Intune licences in the tenant." },
  {
    pattern: /licen[sc]e|premium/iu,
    licence: "Dynamic groups need Microsoft Entra ID P1, Windows Autopilot needs Microsoft Intune.",
  },
];

export interface FailingStep {
  readonly id: SetUpStepId;
  readonly title: string;
}

/** A failure in the words of the catalogue; what is no refusal of Microsoft's is passed on as it is. */
export const failureOfStep = ({ id, title }: FailingStep, error: unknown): unknown => {
  if (!(error instanceof GraphRefused)) return error;
  const what = error.message;
  const context = { details: { step: id, activityId: error.activityId }, cause: error };
  if (error.status === 401) return new WindlassError("set-up.sign-in-needed", context);
  const missing = licences.find(({ pattern }) => pattern.test(what));
  if (missing && (error.status === 400 || error.status === 403)) {
    const parameters = { step: title, what, licence: missing.licence };
    return new WindlassError("set-up.licence-missing", { ...context, parameters });
  }
  if (error.status === 403) {
    return new WindlassError("set-up.role-missing", {
      ...context,
      parameters: { step: title, what, role: roleOf[id] },
    });
  }
  const code = error.temporary ? "set-up.tenant-busy" : "set-up.tenant-refused";
  return new WindlassError(code, { ...context, parameters: { step: title, what } });
};
