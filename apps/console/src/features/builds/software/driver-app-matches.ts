import { filterJudge, type NormaliseVendor } from "@windlass/planner";
import { type DeviceSummary, deviceFacts, type SoftwarePackageView } from "@windlass/protocol";

/** How many of the known devices get a DriverApp, as far as maker and model tell it. */
export interface DriverAppMatches {
  readonly software: SoftwarePackageView;
  readonly matching: number;
  /** More than maker and model has to be known. */
  readonly untold: number;
  /** Of the devices that get it, each once. */
  readonly models: readonly string[];
}

type Known = Pick<DeviceSummary, "manufacturer" | "model" | "vendorName" | "modelName" | "organisationId">;

const modelOf = ({ manufacturer, model, vendorName, modelName }: Known): string =>
  [vendorName ?? manufacturer, modelName ?? model].filter((part) => part).join(" ");

/**
 * Which DriverApps known devices get. Listings of devices tell maker and model and nothing more of the hardware: a filter
 * that asks for more cannot tell, which is never taken for no.
 */
export const driverAppMatches = (
  packages: readonly SoftwarePackageView[],
  devices: readonly Known[],
  normaliseVendor: NormaliseVendor,
): DriverAppMatches[] => {
  const apps = packages
    .filter((one) => one.class === "driver-app")
    .toSorted((left, right) => (`${left.name} ${left.version}` < `${right.name} ${right.version}` ? -1 : 1));
  const kinds = [
    ...Map.groupBy(devices, (device) => JSON.stringify([modelOf(device), device.organisationId])).values(),
  ];
  const judged = kinds.flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { manufacturer, vendorName, model, organisationId } = first;
    const facts = deviceFacts.parse({ vendor: vendorName ?? manufacturer, model, organisationId });
    return [{ count: same.length, model: modelOf(first), judge: filterJudge(facts, { normaliseVendor }) }];
  });
  return apps.map((software) => {
    const verdicts = judged.map(({ count, model, judge }) => {
      const { verdict } = judge(software.filter);
      // A listing does not tell the processor.
      const isSure = verdict !== "matches" || software.architectures.length === 0;
      return { count, model, verdict: isSure ? verdict : "cannot-tell" };
    });
    const countOf = (wanted: string) =>
      verdicts.reduce((sum, { count, verdict }) => (verdict === wanted ? sum + count : sum), 0);
    const matching = verdicts.filter(({ verdict }) => verdict === "matches");
    return {
      software,
      matching: countOf("matches"),
      untold: countOf("cannot-tell"),
      models: [...new Set(matching.map(({ model }) => model))].toSorted(),
    };
  });
};
