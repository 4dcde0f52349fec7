import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowDownload16Regular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { type SetUpWish, tenantSetUpAdoptInput } from "@windlass/protocol";
import { useState } from "react";
import { adoptScript, saveWish, setUpScript } from "../../api/tenant-set-ups.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLink } from "../../components/links.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { saveFile } from "../boot-profiles/save-file.ts";

const useStyles = makeStyles({
  text: { display: "block", marginBottom: tokens.spacingVerticalM },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginBottom: tokens.spacingVerticalL },
  fields: { display: "grid", gap: tokens.spacingVerticalM, justifyItems: "stretch" },
  save: { justifySelf: "start" },
});

interface ScriptCardProps {
  readonly organisationId: string;
  readonly wish: SetUpWish;
  /** Checks the choices; false where something is wrong with them. */
  readonly onCheck: () => boolean;
}

/** The way for those who may not sign in here: somebody else runs a script and tells the values it prints. */
export const ScriptCard = ({ organisationId, wish, onCheck }: ScriptCardProps) => {
  const styles = useStyles();
  const [values, setValues] = useState({ tenantId: "", clientId: "" });
  const [problems, setProblems] = useState<Problems>({});
  const download = useMutation({
    mutationFn: async (kind: "powershell" | "terraform") => {
      await saveWish(organisationId, wish);
      const { fileName, content } = await setUpScript(organisationId, kind);
      saveFile(fileName, content, "text/plain");
    },
  });
  const adopt = useMutation({ mutationFn: () => adoptScript(organisationId, values) });
  const submit = () => {
    const found = problemsOf(tenantSetUpAdoptInput, values);
    setProblems(found);
    if (noProblems(found)) adopt.mutate();
  };
  const change = (field: keyof typeof values) => (text: string) =>
    setValues({ ...values, [field]: text.trim().toLowerCase() });
  const start = (kind: "powershell" | "terraform") => {
    if (onCheck() && !download.isPending) download.mutate(kind);
  };
  const isCertificate = wish.credential.kind === "certificate";
  return (
    <Card title="Let somebody else do it">
      <Text className={styles.text}>
        Both files do what the choices above say, in a tenant where you may not sign in or where Conditional Access
        blocks signing in by code. They can be read before they are run and hold no secret
        {isCertificate
          ? "; the certificate's private key stays here."
          : "; the client secret is shown when they have run."}
      </Text>
      <Failure error={download.error} />
      <div className={styles.buttons}>
        <Button icon={<ArrowDownload16Regular />} onClick={() => start("powershell")}>
          PowerShell script
        </Button>
        <Button icon={<ArrowDownload16Regular />} onClick={() => start("terraform")}>
          Terraform file
        </Button>
      </div>
      {isCertificate ? (
        <div className={styles.fields}>
          <Text>When it has run, enter the two values that it printed. The certificate waits here for them.</Text>
          <Failure error={adopt.error} />
          <TextField
            label="Directory (tenant) ID"
            monospace
            value={values.tenantId}
            onChange={change("tenantId")}
            problem={problems.tenantId}
          />
          <TextField
            label="Application (client) ID"
            monospace
            value={values.clientId}
            onChange={change("clientId")}
            problem={problems.clientId}
          />
          <Button className={styles.save} onClick={submit} disabledFocusable={adopt.isPending}>
            Connect
          </Button>
          <div role="status">
            {adopt.isSuccess && (
              <Text>
                Connected.{" "}
                <PageLink to="/organisations/$organisationId" params={{ organisationId }}>
                  Run the readiness check
                </PageLink>
              </Text>
            )}
          </div>
        </div>
      ) : (
        <Text>
          When it has run, enter what it printed at the{" "}
          <PageLink to="/organisations/$organisationId" params={{ organisationId }}>
            organisation's tenant connection
          </PageLink>
          .
        </Text>
      )}
    </Card>
  );
};
