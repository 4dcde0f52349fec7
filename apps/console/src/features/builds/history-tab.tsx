import { HistoryCard } from "../history/history-card.tsx";
import type { BuildTabProps } from "./build-tab.ts";

export const HistoryTab = ({ build }: BuildTabProps) =>
  build && <HistoryCard objectId={build.id} revision={build.revision} />;
