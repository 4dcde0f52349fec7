import { makeStyles, tokens } from "@fluentui/react-components";
import type { BuildTabProps } from "../build-tab.ts";
import { AccountsCard } from "./accounts-card.tsx";
import { AdministratorCard } from "./administrator-card.tsx";
import { JoinCard } from "./join-card.tsx";

const useStyles = makeStyles({ cards: { display: "grid", gap: tokens.spacingVerticalL } });

export const AccountsTab = (props: BuildTabProps) => {
  const styles = useStyles();
  return (
    <div className={styles.cards}>
      <JoinCard {...props} />
      <AccountsCard {...props} models={props.library.models} />
      <AdministratorCard {...props} />
    </div>
  );
};
