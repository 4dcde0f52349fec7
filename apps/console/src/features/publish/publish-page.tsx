import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { BuildingMultipleRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLinkButton } from "../../components/links.tsx";
import { Page } from "../../components/page.tsx";
import { OrganisationPublications } from "./organisation-publications.tsx";

const useStyles = makeStyles({ organisation: { maxWidth: "360px", marginBottom: tokens.spacingVerticalL } });

const about = "A publication is a numbered, signed snapshot of everything deployable. Devices only ever deploy one.";

/** Publishing an organisation, and what was published before. */
export const PublishPage = () => {
  const styles = useStyles();
  const { scope, organisations } = useOrganisationScope();
  const [chosen, setChosen] = useState<string | null>(null);
  const organisationId = scope ?? chosen ?? organisations[0]?.id;
  if (!organisationId) {
    return (
      <Page title="Publish" description={about}>
        <EmptyState
          icon={<BuildingMultipleRegular />}
          title="No organisations yet"
          action={
            <PageLinkButton to="/organisations" appearance="primary">
              Go to organisations
            </PageLinkButton>
          }
        >
          Publications belong to an organisation. Create one first.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title="Publish" description={about}>
      {!scope && (
        <Field label="Organisation" className={styles.organisation}>
          <Select value={organisationId} onChange={(_event, data) => setChosen(data.value)}>
            {organisations.map((organisation) => (
              <option key={organisation.id} value={organisation.id}>
                {organisation.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <OrganisationPublications key={organisationId} organisationId={organisationId} />
    </Page>
  );
};
