import type { BuildOperatingSystem } from "@windlass/protocol";
import type { UnnumberedStep } from "./unnumbered-step.ts";

const counted = (count: number, what: string): string[] =>
  count === 0 ? [] : [`${count} ${what}${count === 1 ? "" : "s"}`];

/** What is changed in the applied image before it starts: nobody has an account yet, and apps go for good. */
export const imageSteps = ({
  enabledFeatures,
  disabledFeatures,
  removedApps,
}: BuildOperatingSystem): UnnumberedStep[] => {
  const parts = [
    ...counted(enabledFeatures.length + disabledFeatures.length, "feature"),
    ...counted(removedApps.length, "app"),
  ];
  if (parts.length === 0) return [];
  return [
    {
      phase: "image",
      action: "service-image",
      title: `Switch features and remove apps (${parts.join(", ")})`,
      why: "The build says so for Windows of this architecture.",
      enabledFeatures,
      disabledFeatures,
      removedApps,
    },
  ];
};

/** A key of one's own, once Windows runs. */
export const productKeySteps = ({ productKey }: BuildOperatingSystem): UnnumberedStep[] =>
  productKey.kind === "own"
    ? [
        {
          phase: "hand-over",
          action: "install-product-key",
          title: "Install the product key",
          why: "The build gives Windows of this architecture a key of its own.",
          secretId: productKey.secretId,
        },
      ]
    : [];
