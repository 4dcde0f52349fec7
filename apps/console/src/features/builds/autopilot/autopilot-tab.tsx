import type { BuildTabProps } from "../build-tab.ts";
import { AutopilotCard } from "./autopilot-card.tsx";
import { BuildCheck } from "./build-check.tsx";

export const AutopilotTab = ({ organisationId, build, ...part }: BuildTabProps) => (
  <AutopilotCard
    {...part}
    organisationId={organisationId}
    check={build && <BuildCheck build={build} />}
    buildId={build?.id ?? null}
  />
);
