import { makeStyles, tokens } from "@fluentui/react-components";
import type { BuildTabProps } from "../build-tab.ts";
import { DriverAppsCard } from "./driver-apps-card.tsx";
import { PackagesCard } from "./packages-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL } });

/** What is installed on devices: what the build lists, what that needs, and what comes with their hardware. */
export const SoftwareTab = ({ library, build, ...part }: BuildTabProps) => (
  <div className={useStyles().cards}>
    <PackagesCard {...part} packages={library.packages} />
    <DriverAppsCard organisationId={part.organisationId} packages={library.packages} buildId={build?.id ?? null} />
  </div>
);
