import { makeStyles, tokens } from "@fluentui/react-components";
import type { BuildTabProps } from "../build-tab.ts";
import { ComputerNameCard } from "./computer-name-card.tsx";
import { GeneralCard } from "./general-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL } });

export const GeneralTab = (props: BuildTabProps) => {
  const styles = useStyles();
  return (
    <div className={styles.cards}>
      <GeneralCard {...props} />
      <ComputerNameCard {...props} />
    </div>
  );
};
