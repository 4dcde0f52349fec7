import { makeStyles, tokens } from "@fluentui/react-components";
import type { BuildTabProps } from "../build-tab.ts";
import { DiskCard } from "./disk-card.tsx";
import { DriversCard } from "./drivers-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL } });

export const DiskTab = ({ library, ...part }: BuildTabProps) => {
  const styles = useStyles();
  return (
    <div className={styles.cards}>
      <DiskCard {...part} templates={library.templates} />
      <DriversCard {...part} />
    </div>
  );
};
