import { makeStyles, tokens } from "@fluentui/react-components";
import type { BuildTabProps } from "../build-tab.ts";
import { EndingCard } from "./ending-card.tsx";
import { FirstSeenCard } from "./first-seen-card.tsx";
import { PagesCard } from "./pages-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL } });

export const ExperienceTab = (props: BuildTabProps) => {
  const styles = useStyles();
  const { value, onChange, readOnly } = props;
  const { ending } = value;
  return (
    <div className={styles.cards}>
      <EndingCard {...props} />
      {ending.kind === "answered" && (
        <PagesCard ending={ending} onChange={(changed) => onChange({ ending: changed })} readOnly={readOnly} />
      )}
      <FirstSeenCard value={value} />
    </div>
  );
};
