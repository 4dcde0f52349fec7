import { Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowRight16Regular } from "@fluentui/react-icons";
import type { ReplacedImage, ReplacementEntry, ReplacementPreview } from "@windlass/protocol";
import { State } from "../../components/state.tsx";

type Build = ReplacementPreview["builds"][number];

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  entry: { display: "grid", gap: tokens.spacingVerticalXXS, marginTop: tokens.spacingVerticalS },
  images: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto minmax(0, 1fr)",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  image: { display: "grid", overflowWrap: "anywhere" },
  arrow: { display: "inline-flex", "@media (max-width: 480px)": { rotate: "90deg", justifySelf: "start" } },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Whether each image of the build has a counterpart. */
export const isReplaceable = ({ entries }: Build): boolean => entries.every(({ to }) => to !== null);

const versionOf = ({ build, servicePackBuild }: ReplacedImage): string =>
  [build, servicePackBuild].filter((part) => part !== null).join(".");

const ImageFacts = ({ image }: { readonly image: ReplacedImage }) => {
  const styles = useStyles();
  return (
    <span className={styles.image}>
      <Text>{image.operatingSystemName}</Text>
      <Text size={200} className={styles.quiet}>
        {[`image ${image.imageIndex}`, image.edition ?? image.imageName, versionOf(image)].filter(Boolean).join(" · ")}
      </Text>
    </span>
  );
};

const Entry = ({ entry }: { readonly entry: ReplacementEntry }) => {
  const styles = useStyles();
  return (
    <div className={styles.entry}>
      <Text size={200} weight="semibold">{`${entry.architecture}, ${entry.language}`}</Text>
      <div className={styles.images}>
        <ImageFacts image={entry.from} />
        <span className={styles.arrow} role="img" aria-label="becomes">
          <ArrowRight16Regular />
        </span>
        {entry.to ? (
          <ImageFacts image={entry.to} />
        ) : (
          <State tone="warning">{`No counterpart: ${entry.problem}`}</State>
        )}
      </div>
    </div>
  );
};

interface ReplacementBuildProps {
  readonly build: Build;
  readonly taken: boolean;
  readonly onTake: (taken: boolean) => void;
}

/** One build: what takes whose place in it, and whether it takes part. */
export const ReplacementBuild = ({ build, taken, onTake }: ReplacementBuildProps) => {
  const styles = useStyles();
  const replaceable = isReplaceable(build);
  return (
    <li className={styles.item}>
      <Checkbox
        label={build.name}
        checked={taken && replaceable}
        disabled={!replaceable}
        onChange={(_event, data) => onTake(data.checked === true)}
      />
      {build.entries.map((entry) => (
        <Entry key={entry.architecture} entry={entry} />
      ))}
    </li>
  );
};
