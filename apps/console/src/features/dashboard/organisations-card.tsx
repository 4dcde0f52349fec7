import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { DashboardView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { PageLink } from "../../components/links.tsx";
import { State } from "../../components/state.tsx";
import { readinessStates } from "../organisations/connection-states.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, maxHeight: "420px", overflowY: "auto" },
  item: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The organisations with the state of their tenant and their newest publication. */
export const OrganisationsCard = ({ organisations }: { readonly organisations: DashboardView["organisations"] }) => {
  const styles = useStyles();
  return (
    <Card title="Organisations">
      <ul className={styles.list}>
        {organisations.map((organisation) => (
          <li key={organisation.id} className={styles.item}>
            <span>
              <PageLink to="/organisations/$organisationId" params={{ organisationId: organisation.id }}>
                {organisation.name}
              </PageLink>{" "}
              <Text size={200} className={styles.quiet}>
                {organisation.releasedPublication ? `Publication ${organisation.releasedPublication}` : "Not published"}
              </Text>
            </span>
            {organisation.readiness ? (
              <State tone={readinessStates[organisation.readiness].tone}>
                {readinessStates[organisation.readiness].word}
              </State>
            ) : (
              <State tone="idle">Not checked</State>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
};
