import type { BuildTabProps } from "../build-tab.ts";
import { PackagesCard } from "./packages-card.tsx";

export const SoftwareTab = ({ library, ...part }: BuildTabProps) => (
  <PackagesCard {...part} packages={library.packages} />
);
