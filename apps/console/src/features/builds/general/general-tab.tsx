import type { BuildTabProps } from "../build-tab.ts";
import { GeneralCard } from "./general-card.tsx";

export const GeneralTab = (props: BuildTabProps) => <GeneralCard {...props} />;
