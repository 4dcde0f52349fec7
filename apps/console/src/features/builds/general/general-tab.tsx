import { makeStyles, tokens } from "@fluentui/react-components";
import type { BuildTabProps } from "../build-tab.ts";
import { ComputerNameCard } from "./computer-name-card.tsx";
import { GeneralCard } from "./general-card.tsx";
import { LookCard } from "./look-card.tsx";
import { SettingsCard } from "./settings-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL } });

export const GeneralTab = (props: BuildTabProps) => {
  const styles = useStyles();
  return (
    <div className={styles.cards}>
      <GeneralCard {...props} />
      <ComputerNameCard {...props} />
      <SettingsCard {...props} />
      <LookCard {...props} />
    </div>
  );
};
