import type { BuildTabProps } from "../build-tab.ts";
import { OperatingSystemsCard } from "./operating-systems-card.tsx";

export const OperatingSystemsTab = ({ library, ...part }: BuildTabProps) => (
  <OperatingSystemsCard {...part} systems={library.systems} />
);
