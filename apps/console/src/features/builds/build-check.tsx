import { Button, DrawerBody, makeStyles, Spinner, Text } from "@fluentui/react-components";
import { PlayCircle16Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import type { BuildView } from "@windlass/protocol";
import { useState } from "react";
import { checkReadiness } from "../../api/organisations.ts";
import { usePermission } from "../../app/session.ts";
import { Failure } from "../../components/failure.tsx";
import { Panel } from "../../components/panel.tsx";
import { ReadinessRowView } from "../organisations/readiness-row.tsx";

const useStyles = makeStyles({ rows: { listStyleType: "none", margin: 0, padding: 0 } });

/** Checks live whether the tenant is ready for this build: group, membership rule and profile included. */
export const BuildCheck = ({ build }: { readonly build: BuildView }) => {
  const styles = useStyles();
  const mayCheck = usePermission("tenant-connections.write");
  const [open, setOpen] = useState(false);
  const check = useMutation({ mutationFn: () => checkReadiness(build.organisationId, build.id) });
  if (!mayCheck) return null;
  return (
    <>
      <Button
        size="small"
        icon={<PlayCircle16Regular />}
        onClick={() => {
          setOpen(true);
          check.mutate();
        }}
      >
        Check
      </Button>
      <Panel open={open} title={`Readiness for ${build.definition.name}`} onClose={() => setOpen(false)}>
        <DrawerBody>
          <Failure error={check.error} />
          {check.isPending && <Spinner label="Asking Microsoft Entra and Microsoft Graph…" />}
          {check.data && (
            <>
              <Text>The saved build was checked.</Text>
              <ul className={styles.rows}>
                {check.data.rows.map((row) => (
                  <ReadinessRowView key={row.id} row={row} />
                ))}
              </ul>
            </>
          )}
        </DrawerBody>
      </Panel>
    </>
  );
};
