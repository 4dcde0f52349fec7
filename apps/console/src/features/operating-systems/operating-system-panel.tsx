import { Button, DrawerBody, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Delete20Regular, Rename20Regular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { displayName, type OperatingSystemView, type SourceMedia, type WindowsImage } from "@windlass/protocol";
import { useState } from "react";
import { deleteOperatingSystem, imageXmlAddress, renameOperatingSystem } from "../../api/operating-systems.ts";
import { usePermission } from "../../app/session.ts";
import { Card } from "../../components/card.tsx";
import { Confirm } from "../../components/confirm.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Facts } from "../../components/facts.tsx";
import { formatBytes } from "../../components/format.ts";
import { PageLink } from "../../components/links.tsx";
import { Panel } from "../../components/panel.tsx";
import { Instant } from "../../components/time.tsx";
import { problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { HistoryCard } from "../history/history-card.tsx";
import { buildOf } from "./image-names.ts";

const useStyles = makeStyles({
  body: {
    display: "grid",
    gap: tokens.spacingVerticalL,
    alignContent: "start",
    paddingBottom: tokens.spacingVerticalXL,
  },
  commands: { display: "flex", gap: tokens.spacingHorizontalS },
  links: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM },
});

const ImageCard = ({ image }: { readonly image: WindowsImage }) => (
  <Card title={`${image.index}. ${image.name}`}>
    <Facts
      facts={[
        ["Edition", image.edition],
        ["Architecture", image.architecture],
        ["Build", buildOf(image)],
        ["Languages", image.languages.join(", ") || null],
        ["Applied size", formatBytes(image.sizeBytes)],
      ]}
    />
  </Card>
);

/** Links to the builds that deploy it. */
const Users = ({ builds }: { readonly builds: OperatingSystemView["usedBy"] }) => {
  const styles = useStyles();
  if (builds.length === 0) return "no build";
  return (
    <span className={styles.links}>
      {builds.map(({ id, name }) => (
        <PageLink key={id} to="/builds/$buildId" params={{ buildId: id }}>
          {name}
        </PageLink>
      ))}
    </span>
  );
};

const MediaCard = ({ media }: { readonly media: SourceMedia }) => (
  <Card title="Installation media">
    <Facts
      facts={[
        ["ISO", media.fileName],
        ["Label", media.disc?.label || null],
        ["File system", media.disc?.fileSystem === "udf" ? "UDF" : "ISO 9660"],
        ["Install image", media.paths.join(", ")],
        ["Boot image", media.bootImages.map(({ name }) => name).join(", ") || null],
        ["Set-up files", media.setupFiles.join(", ") || null],
      ]}
    />
  </Card>
);

interface OperatingSystemPanelProps {
  readonly operatingSystem: OperatingSystemView;
  readonly onClose: () => void;
}

/** What an imported image file holds; renaming and deleting it. */
export const OperatingSystemPanel = ({ operatingSystem, onClose }: OperatingSystemPanelProps) => {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const mayWrite = usePermission("operating-systems.write");
  const { id, name, kind, compression, sizeBytes, sha256, importedAt, images } = operatingSystem;
  const [asked, setAsked] = useState<"rename" | "delete" | null>(null);
  const [newName, setNewName] = useState(name);
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["operating-systems"] });
  const rename = useMutation({
    mutationFn: () => renameOperatingSystem(id, newName.trim()),
    onSuccess: async () => {
      await refresh();
      setAsked(null);
    },
  });
  const remove = useMutation({
    mutationFn: () => deleteOperatingSystem(id),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const nameProblem = problemsOf(displayName, newName)[""];
  return (
    <Panel open title={name} onClose={onClose}>
      <DrawerBody>
        <div className={styles.body}>
          {mayWrite && (
            <div className={styles.commands}>
              <Button icon={<Rename20Regular />} onClick={() => setAsked("rename")}>
                Rename
              </Button>
              <Button icon={<Delete20Regular />} onClick={() => setAsked("delete")}>
                Delete
              </Button>
            </div>
          )}
          <Facts
            facts={[
              ["Release", operatingSystem.release?.name ?? null],
              ["Used by", <Users key="users" builds={operatingSystem.usedBy} />],
              [
                "File",
                `${kind.toUpperCase()}, ${compression === "none" ? "not compressed" : `${compression.toUpperCase()} compression`}`,
              ],
              ["Size", formatBytes(sizeBytes)],
              ["Imported", <Instant key="at" at={importedAt} />],
              ["SHA-256", <CopyText key="hash" text={sha256} label="Copy the hash" />],
              [
                "Own description",
                <Link key="xml" href={imageXmlAddress(operatingSystem.id)} download>
                  Download the image's XML
                </Link>,
              ],
            ]}
          />
          {operatingSystem.media?.disc && <MediaCard media={operatingSystem.media} />}
          {images.map((image) => (
            <ImageCard key={image.index} image={image} />
          ))}
          <HistoryCard objectId={id} revision={name} />
        </div>
      </DrawerBody>
      <Confirm
        open={asked === "rename"}
        title="Rename operating system"
        confirmLabel="Save"
        busy={rename.isPending}
        error={rename.error}
        disabled={nameProblem !== undefined}
        onConfirm={() => rename.mutate()}
        onClose={() => setAsked(null)}
      >
        <TextField label="Name" value={newName} onChange={setNewName} problem={nameProblem} />
      </Confirm>
      <Confirm
        open={asked === "delete"}
        title={`Delete ${name}?`}
        confirmLabel="Delete"
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsked(null)}
      >
        <Text>Publications that hold it can still be deployed. Builds that use it must be changed first.</Text>
      </Confirm>
    </Panel>
  );
};
