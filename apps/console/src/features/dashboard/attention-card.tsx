import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { DashboardView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { PageLink } from "../../components/links.tsx";
import { StateIcon } from "../../components/state.tsx";
import { type Attention, attentionOf } from "./attention.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  item: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr)", gap: tokens.spacingHorizontalS },
  icon: { paddingTop: "2px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const AttentionLink = ({ item }: { readonly item: Attention }) =>
  item.organisationId && item.to === "/organisations/$organisationId" ? (
    <PageLink to={item.to} params={{ organisationId: item.organisationId }}>
      {item.text}
    </PageLink>
  ) : (
    <PageLink to={item.to === "/autopilot" ? "/autopilot" : "/deployments"}>{item.text}</PageLink>
  );

/** What needs somebody. */
export const AttentionCard = ({ view }: { readonly view: DashboardView }) => {
  const styles = useStyles();
  const items = attentionOf(view, Date.now());
  return (
    <Card title="Needs attention">
      {items.length === 0 && <Text className={styles.quiet}>Nothing at the moment.</Text>}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id} className={styles.item}>
            <span className={styles.icon}>
              <StateIcon tone={item.tone} />
            </span>
            <AttentionLink item={item} />
          </li>
        ))}
      </ul>
    </Card>
  );
};
