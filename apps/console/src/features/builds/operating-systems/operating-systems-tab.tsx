import type { BuildTabProps } from "../build-tab.ts";
import { OperatingSystemsCard } from "./operating-systems-card.tsx";

export const OperatingSystemsTab = (props: BuildTabProps) => (
  <OperatingSystemsCard {...props} systems={props.library.systems} />
);
