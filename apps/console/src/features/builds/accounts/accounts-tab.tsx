import type { BuildTabProps } from "../build-tab.ts";
import { AccountsCard } from "./accounts-card.tsx";

export const AccountsTab = ({ library, ...part }: BuildTabProps) => <AccountsCard {...part} models={library.models} />;
