import { WindlassError } from "@windlass/protocol";
import { fetchSecrets } from "./fetch-secrets.ts";
import { type StepContext, type StepOf, type StepResult, succeeded } from "./step.ts";

/** Installs a key of the organisation's own, and reads back the five characters that Windows shows of it. */
export const installProductKey = async (
  step: StepOf<"install-product-key">,
  context: StepContext,
): Promise<StepResult> => {
  const { windowsSettings } = context.deployment.runtime.platform;
  const value = (await fetchSecrets(step, [step.secretId], context)).get(step.secretId);
  const refused = (what: string) => new WindlassError("device.product-key-refused", { parameters: { what } });
  if (value?.kind !== "product-key") throw refused("its secret is no product key");
  const problem = await windowsSettings.installProductKey(value.productKey);
  if (problem !== null) throw refused(problem);
  if ((await windowsSettings.readPartialProductKey()) !== value.productKey.slice(-5))
    throw refused("Windows has another key afterwards");
  context.log("information", "Verified: Windows has the product key of the build.");
  return succeeded;
};
