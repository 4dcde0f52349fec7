import { type SecretValue, WindlassError } from "@windlass/protocol";
import { fetchSecrets } from "./fetch-secrets.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

type JoinStep = StepOf<"join-domain">;

const refusal = ({ domain }: JoinStep, what: string) =>
  new WindlassError("device.not-joined", { parameters: { domain, what } });

const accountOf = (step: JoinStep, values: ReadonlyMap<string, SecretValue>) => {
  const value = values.get(step.accountSecretId);
  if (value?.kind === "user-name-password") return value;
  throw refusal(step, "its secret is no user name with a password");
};

/** Joins the domain and reads back that Windows belongs to it: what an earlier attempt joined is not joined again. */
export const joinDomain = async (step: JoinStep, context: StepContext): Promise<StepResult> => {
  const { windowsSettings } = context.deployment.runtime.platform;
  const isJoined = async () => {
    const { kind, name } = await windowsSettings.readMembership();
    return kind === "domain" && name.toLowerCase() === step.domain.toLowerCase();
  };
  if (!(await isJoined())) {
    const { userName, password } = accountOf(step, await fetchSecrets(step, [step.accountSecretId], context));
    const { domain, organisationalUnit } = step;
    const problem = await windowsSettings.joinDomain({ domain, organisationalUnit, userName, password });
    if (problem !== null) throw refusal(step, problem);
    if (!(await isJoined())) throw refusal(step, "Windows does not belong to it afterwards");
  }
  context.log("information", `Verified: the device belongs to ${step.domain}.`);
  return succeeded;
};
