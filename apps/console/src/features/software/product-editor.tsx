import { makeStyles, Spinner, Text, ToolbarButton, tokens } from "@fluentui/react-components";
import { Delete20Regular, Save20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SoftwareProductDefinition, type SoftwareProductView, softwareProductUpdate } from "@windlass/protocol";
import { useState } from "react";
import { deleteSoftwareProduct, saveSoftwareProduct, softwareProductQuery } from "../../api/software-products.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Confirm } from "../../components/confirm.tsx";
import { Failure } from "../../components/failure.tsx";
import { Page } from "../../components/page.tsx";
import { ConflictBar } from "../../forms/conflict-bar.tsx";
import type { ServerVersion } from "../../forms/draft.ts";
import { noProblems, problemsOf } from "../../forms/problems.ts";
import { UnsavedGuard } from "../../forms/unsaved-guard.tsx";
import { useDraft } from "../../forms/use-draft.ts";
import { HistoryCard } from "../history/history-card.tsx";
import { ProductFields } from "./product-fields.tsx";
import { VersionsCard } from "./versions-card.tsx";

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    gap: tokens.spacingHorizontalL,
    "@media (max-width: 1100px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "grid", gap: tokens.spacingVerticalL },
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalM },
});

/** Where a product's page lies. */
export const productCrumbs = [{ title: "Software", to: "/software" }] as const;

const described = softwareProductUpdate.omit({ revision: true });

const versionOf = (product: SoftwareProductView): ServerVersion<SoftwareProductDefinition> => ({
  revision: product.revision,
  definition: described.parse(product),
});

/** A product: its versions, and what people say of it. */
export const ProductEditor = ({ product }: { readonly product: SoftwareProductView }) => {
  const styles = useStyles();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("software.write");
  const draft = useDraft(versionOf(product));
  const [deleting, setDeleting] = useState(false);
  const { id, name, versions } = product;
  const problems = problemsOf(described, draft.value);
  const save = useMutation({
    mutationFn: () => saveSoftwareProduct(id, draft.base.revision, draft.value),
    onSuccess: (saved) => {
      queryClient.setQueryData(softwareProductQuery(id).queryKey, saved);
      draft.adopt(versionOf(saved));
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteSoftwareProduct(id),
    onSuccess: async () => {
      await navigate({ to: "/software", ignoreBlocker: true });
      queryClient.removeQueries({ queryKey: softwareProductQuery(id).queryKey });
    },
  });
  const commands = mayWrite && (
    <>
      <ToolbarButton
        appearance="primary"
        icon={save.isPending ? <Spinner size="tiny" /> : <Save20Regular />}
        disabled={!draft.dirty || !noProblems(problems) || save.isPending || draft.conflict !== null}
        onClick={() => save.mutate()}
      >
        Save
      </ToolbarButton>
      <ToolbarButton icon={<Delete20Regular />} onClick={() => setDeleting(true)}>
        Delete
      </ToolbarButton>
    </>
  );
  return (
    <Page title={name} crumbs={productCrumbs} commands={commands}>
      <UnsavedGuard dirty={draft.dirty} />
      <Failure error={save.error} />
      {draft.conflict && <ConflictBar noun="product" onReload={() => draft.adopt(versionOf(product))} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <VersionsCard product={product} readOnly={!mayWrite} />
          <HistoryCard objectId={id} revision={product.revision} />
        </div>
        <Card title="Product">
          <div className={styles.fields}>
            <ProductFields value={draft.value} problems={problems} disabled={!mayWrite} onChange={draft.change} />
          </div>
        </Card>
      </div>
      <Confirm
        open={deleting}
        title={`Delete ${name}?`}
        confirmLabel="Delete"
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setDeleting(false)}
      >
        <Text>{versions.length > 0 ? "Its versions must be deleted first." : "It has no versions."}</Text>
      </Confirm>
    </Page>
  );
};
