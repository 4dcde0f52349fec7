import { Button, DrawerBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import { PlayCircle16Regular } from "@fluentui/react-icons";
import type { BuildView } from "@windlass/protocol";
import { useState } from "react";
import { usePermission } from "../../../app/session.ts";
import { Failure } from "../../../components/failure.tsx";
import { Panel } from "../../../components/panel.tsx";
import { MissingPermissions } from "../../organisations/missing-permissions.tsx";
import { ReadinessSteps } from "../../organisations/readiness-steps.tsx";
import { ReadinessSummary } from "../../organisations/readiness-summary.tsx";
import { useReadinessCheck } from "../../organisations/use-readiness-check.ts";

const useStyles = makeStyles({ note: { display: "block", marginBottom: tokens.spacingVerticalM } });

/** Checks live whether the tenant is ready for this build: group, membership rule and profile included. */
export const BuildCheck = ({ build }: { readonly build: BuildView }) => {
  const styles = useStyles();
  const mayCheck = usePermission("tenant-connections.write");
  const [open, setOpen] = useState(false);
  const checks = useReadinessCheck(build.organisationId, build.id);
  const { report, check, checkAll, checkingAll } = checks;
  if (!mayCheck) return null;
  return (
    <>
      <Button
        size="small"
        icon={<PlayCircle16Regular />}
        onClick={() => {
          setOpen(true);
          checkAll();
        }}
      >
        Check
      </Button>
      <Panel open={open} title={`Readiness for ${build.definition.name}`} onClose={() => setOpen(false)}>
        <DrawerBody>
          <Failure error={check.error} />
          <ReadinessSummary report={check.data ? report : null} checking={checkingAll} />
          {check.data && report && !checkingAll && (
            <>
              <Text className={styles.note}>The build was checked as it is saved.</Text>
              <MissingPermissions rows={report.rows} />
              <ReadinessSteps report={report} checks={checks} mayCheck />
            </>
          )}
        </DrawerBody>
      </Panel>
    </>
  );
};
