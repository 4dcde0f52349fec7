import { HardDriveRegular } from "@fluentui/react-icons";
import { roleWords } from "@windlass/planner";
import type { DiskVolume } from "@windlass/protocol";
import type { ViewOf } from "../../api/definitions.ts";
import { formatBytes } from "../../components/format.ts";
import type { Column } from "../../components/list-grid.tsx";
import { DefinitionsPage } from "../definitions/definitions-page.tsx";
import { DiskPicture } from "./disk-picture.tsx";
import { DiskTemplatePanel } from "./disk-template-panel.tsx";

type Template = ViewOf<"disk-template">;

const described = ({ role, label, sizeMegabytes }: DiskVolume): string =>
  `${role === "data" ? label || roleWords.data : roleWords[role]} ${
    sizeMegabytes === null ? "the rest" : formatBytes(sizeMegabytes * 1024 * 1024)
  }`;

const columns: readonly Column<Template>[] = [
  {
    id: "volumes",
    title: "Partitions",
    grow: 3,
    wideOnly: true,
    value: ({ definition }) => definition.volumes.map(described).join(", "),
    render: ({ definition }) => <DiskPicture volumes={definition.volumes} caption={false} />,
  },
];

/** All disk partition templates. */
export const DiskTemplatesPage = () => (
  <DefinitionsPage
    kind="disk-template"
    title="Disk partition templates"
    description="How the disk of a device is divided: UEFI and GPT, in the order in which partitions lie."
    noun="disk partition template"
    columns={columns}
    icon={<HardDriveRegular />}
    whatFor="Describe how disks are divided, for example with a partition for data beside Windows."
    panel={(view, onClose) => <DiskTemplatePanel key={view?.revision ?? 0} view={view} onClose={onClose} />}
  />
);
