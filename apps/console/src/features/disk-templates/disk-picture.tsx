import { makeStyles, tokens } from "@fluentui/react-components";
import { type DrawnVolume, drawDisk, roleWords } from "@windlass/planner";
import type { DiskVolume, PartitionRole } from "@windlass/protocol";
import { useId } from "react";
import { narrow, useMedia } from "../../app/use-media.ts";
import { formatBytes } from "../../components/format.ts";

const useStyles = makeStyles({
  figure: { margin: 0, minWidth: 0, width: "100%" },
  picture: { display: "block", width: "100%", height: "auto" },
  frame: { fill: "none", stroke: tokens.colorNeutralStroke1, strokeWidth: "1px" },
  word: { fill: tokens.colorNeutralForeground1, fontFamily: tokens.fontFamilyBase, fontSize: "12px", fontWeight: 600 },
  size: { fill: tokens.colorNeutralForeground2, fontFamily: tokens.fontFamilyBase, fontSize: "11px" },
  caption: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    marginTop: tokens.spacingVerticalXS,
  },
});

/** Beside its word, so that colour alone tells nothing. */
const fills: Readonly<Record<PartitionRole, string>> = {
  "efi-system": tokens.colorPaletteYellowBackground2,
  "microsoft-reserved": tokens.colorNeutralBackground4,
  windows: tokens.colorBrandBackground2,
  recovery: tokens.colorPaletteGreenBackground2,
  data: tokens.colorPaletteLavenderBackground2,
};

const shortWords: Readonly<Record<PartitionRole, string>> = {
  "efi-system": "EFI",
  "microsoft-reserved": "MSR",
  windows: "Windows",
  recovery: "Recovery",
  data: "Data",
};

const megabyte = 1024 * 1024;

const nameOf = ({ volume }: DrawnVolume): string =>
  volume.role === "data" ? volume.label || roleWords.data : roleWords[volume.role];

/** Partitions have round sizes: 16 MB, not 16.0 MB. */
const roundly = (megabytes: number): string => formatBytes(megabytes * megabyte).replace(".0 ", " ");

const sizeOf = ({ volume, megabytes }: DrawnVolume): string =>
  volume.sizeMegabytes === null ? `rest (${roundly(megabytes)})` : roundly(megabytes);

const letterOf = ({ role, letter }: DiskVolume): string => (role === "windows" ? "C:" : letter ? `${letter}:` : "");

/** Units of the picture: as wide as it is shown, so that its letters are as large as those around it. */
const wide = 720;
const slender = 330;
const inList = 460;
const height = 92;
/** Letters of the word's size that have room in a part. */
const lettersIn = (part: number): number => Math.floor((part - 10) / 7);
/** As wide as a letter of a size is at most, and when it is squeezed. */
const sizeLetter = { wide: 7, squeezed: 5.6 };

const Part = ({ drawn, width }: { readonly drawn: DrawnVolume; readonly width: number }) => {
  const styles = useStyles();
  const left = drawn.start * width;
  const part = drawn.width * width;
  const { volume } = drawn;
  const word = volume.role === "data" ? nameOf(drawn) : shortWords[volume.role];
  const room = lettersIn(part);
  const size = volume.sizeMegabytes === null && room < 18 ? "rest" : sizeOf(drawn);
  const margin = room < 6 ? 4 : 8;
  const space = part - 2 * margin;
  return (
    <g>
      <rect
        x={left + 1}
        y={1}
        width={Math.max(0, part - 2)}
        height={height - 2}
        rx={3}
        className={styles.frame}
        style={{ fill: fills[volume.role] }}
      />
      <text x={left + margin} y={28} className={styles.word}>
        {word.length > room + 1 ? `${word.slice(0, Math.max(2, room - 1))}…` : word}
      </text>
      <text
        x={left + margin}
        y={50}
        className={styles.size}
        {...(size.length * sizeLetter.wide > space && { textLength: space, lengthAdjust: "spacingAndGlyphs" })}
      >
        {size.length * sizeLetter.squeezed > space ? "" : size}
      </text>
      <text x={left + margin} y={72} className={styles.word}>
        {letterOf(volume)}
      </text>
    </g>
  );
};

interface DiskPictureProps {
  readonly volumes: readonly DiskVolume[];
  readonly diskGigabytes?: number;
  /** False in a list, where one sentence for all would be said in each row. */
  readonly caption?: boolean;
}

/** The disk as the template divides it, with the whole told in words for who does not see it. */
export const DiskPicture = ({ volumes, diskGigabytes = 512, caption = true }: DiskPictureProps) => {
  const styles = useStyles();
  const title = useId();
  const isNarrow = useMedia(narrow);
  const width = isNarrow ? slender : caption ? wide : inList;
  const drawn = drawDisk(volumes, Math.round((diskGigabytes * 1e9) / megabyte));
  const words = drawn
    .map((one) => [nameOf(one), letterOf(one.volume), sizeOf(one)].filter(Boolean).join(" "))
    .join(", ");
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={title} className={styles.picture}>
        <title id={title}>{`Partitions in order: ${words}`}</title>
        {drawn.map((one) => (
          <Part key={`${one.start}`} drawn={one} width={width} />
        ))}
      </svg>
      {caption && (
        <figcaption className={styles.caption}>
          On a disk of {diskGigabytes} GB; small partitions are drawn wider than they are.
        </figcaption>
      )}
    </figure>
  );
};
