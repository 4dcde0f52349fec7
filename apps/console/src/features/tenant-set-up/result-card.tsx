import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { TenantSetUpView } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Facts } from "../../components/facts.tsx";
import { PageLinkButton } from "../../components/links.tsx";
import { BuildValues } from "./build-values.tsx";

const useStyles = makeStyles({
  text: { display: "block", marginBottom: tokens.spacingVerticalM },
  next: { marginTop: tokens.spacingVerticalL },
});

const copied = (text: string | null, label: string) => text && <CopyText text={text} label={label} />;

/** What came of it, and the values that a build needs. */
export const ResultCard = ({ setUp }: { readonly setUp: TenantSetUpView }) => {
  const styles = useStyles();
  const { organisationId, tenantId, result } = setUp;
  const check = setUp.steps.find(({ id }) => id === "check");
  return (
    <Card title="Ready">
      <Text className={styles.text}>
        The tenant is prepared and the organisation is connected. {check && `Readiness check: ${check.detail}`}
      </Text>
      <Facts
        facts={[
          ["Tenant id", copied(tenantId, "Copy the tenant id")],
          ["Client id", copied(result.clientId, "Copy the client id")],
          ["Group tag", copied(result.groupTag, "Copy the group tag")],
          ["Group object id", copied(result.groupObjectId, "Copy the group object id")],
        ]}
      />
      <div className={styles.next}>
        <PageLinkButton to="/organisations/$organisationId" params={{ organisationId }} appearance="primary">
          Open the readiness report
        </PageLinkButton>
      </div>
      {result.groupObjectId && (
        <BuildValues
          organisationId={organisationId}
          groupTag={result.groupTag}
          groupObjectId={result.groupObjectId}
          mode={setUp.wish.profile?.mode ?? null}
        />
      )}
    </Card>
  );
};
