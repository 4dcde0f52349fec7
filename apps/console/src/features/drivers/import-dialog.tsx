import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useOrganisationScope } from "../../app/organisation-scope.tsx";
import { useSession } from "../../app/session.ts";
import { Confirm } from "../../components/confirm.tsx";
import { OrganisationField } from "../../components/organisation-field.tsx";

const useStyles = makeStyles({ body: { display: "grid", gap: tokens.spacingVerticalM } });

interface ImportDialogProps {
  readonly onStart: (organisationId: string, shared: boolean) => void;
  readonly onClose: () => void;
}

/** Whose the drivers will be: asked where the page shows all organisations. */
export const ImportDialog = ({ onStart, onClose }: ImportDialogProps) => {
  const styles = useStyles();
  const { organisations } = useOrganisationScope();
  const mayShare = useSession()?.roles.some(({ role, organisationId }) => role === "administrator" && !organisationId);
  const [chosen, setChosen] = useState("");
  const [shared, setShared] = useState(false);
  // Who may share is at home in all of them; any carries the upload.
  const organisationId = shared ? (organisations[0]?.id ?? "") : chosen;
  return (
    <Confirm
      open
      title="Import for which organisation?"
      confirmLabel="Import"
      busy={false}
      error={null}
      disabled={!organisationId}
      onConfirm={() => onStart(organisationId, shared)}
      onClose={onClose}
    >
      <div className={styles.body}>
        {mayShare && (
          <Checkbox
            label="Share with all organisations"
            checked={shared}
            onChange={(_event, data) => setShared(data.checked === true)}
          />
        )}
        {!shared && <OrganisationField value={chosen} onChange={setChosen} />}
      </div>
    </Confirm>
  );
};
