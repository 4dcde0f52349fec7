import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import {
  ArrowDown16Regular,
  ArrowUp16Regular,
  Delete16Regular,
  Edit16Regular,
  ReOrderDotsVertical16Regular,
} from "@fluentui/react-icons";
import type { KeyboardEvent, PointerEvent, ReactElement, ReactNode } from "react";

export interface OrderedItem {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly icon: ReactElement;
  readonly problem?: ReactNode;
  /** Its place comes from the others: it is neither moved nor removed by itself. */
  readonly fixed?: boolean;
  /** What can be done with it besides. */
  readonly action?: { readonly label: string; readonly icon: ReactElement; readonly onClick: () => void };
}

const useStyles = makeStyles({
  item: {
    display: "grid",
    gridTemplateColumns: "auto 24px 24px minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 480px)": { gridTemplateColumns: "auto 24px 24px minmax(0, 1fr)" },
  },
  readOnly: { gridTemplateColumns: "24px 24px minmax(0, 1fr)" },
  held: {
    position: "relative",
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1Hover,
    boxShadow: tokens.shadow16,
    borderRadius: tokens.borderRadiusMedium,
  },
  above: { boxShadow: `0 -2px 0 0 ${tokens.colorBrandStroke1}` },
  below: { boxShadow: `0 2px 0 0 ${tokens.colorBrandStroke1}` },
  handle: { minWidth: 0, padding: 0, width: "20px", touchAction: "none", cursor: "grab" },
  number: { color: tokens.colorNeutralForeground3, textAlign: "right" },
  icon: { display: "inline-flex", color: tokens.colorBrandForeground1 },
  text: { display: "grid", minWidth: 0, overflowWrap: "anywhere" },
  detail: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
  buttons: {
    display: "flex",
    justifyContent: "flex-end",
    "@media (max-width: 480px)": { gridColumn: "4", justifyContent: "flex-start" },
  },
});

interface OrderedRowProps {
  readonly item: OrderedItem;
  readonly index: number;
  /** Of those that can be moved. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly readOnly: boolean;
  /** Pixels by which it is dragged; null while it is not. */
  readonly offset: number | null;
  /** Where a dragged one would come to lie beside this. */
  readonly dropsAt: "above" | "below" | null;
  readonly onTakeUp: (event: PointerEvent) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onEdit: (() => void) | undefined;
}

/** One item of an ordered list with what can be done with it. */
export const OrderedRow = ({ item, index, isFirst, isLast, readOnly, offset, dropsAt, ...on }: OrderedRowProps) => {
  const styles = useStyles();
  const onKeyDown = (event: KeyboardEvent, plainArrows: boolean) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    if (!event.altKey && !plainArrows) return;
    event.preventDefault();
    on.onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  const button = {
    size: "small",
    appearance: "subtle",
    onKeyDown: (event: KeyboardEvent) => onKeyDown(event, false),
  } as const;
  return (
    <li
      className={mergeClasses(
        styles.item,
        readOnly && styles.readOnly,
        offset !== null && styles.held,
        dropsAt !== null && styles[dropsAt],
      )}
      {...(offset !== null && { style: { transform: `translateY(${offset}px)` } })}
    >
      {!readOnly && item.fixed && <span className={styles.handle} />}
      {!readOnly && !item.fixed && (
        <Button
          size="small"
          appearance="subtle"
          className={styles.handle}
          icon={<ReOrderDotsVertical16Regular />}
          aria-label={`Drag ${item.title}, or move it with the arrow keys`}
          onPointerDown={on.onTakeUp}
          onKeyDown={(event) => onKeyDown(event, true)}
        />
      )}
      <span className={styles.number}>{index + 1}</span>
      <span className={styles.icon} aria-hidden>
        {item.icon}
      </span>
      <span className={styles.text}>
        <Text weight="semibold">{item.title}</Text>
        <span className={styles.detail}>{item.detail}</span>
        {item.problem && <span className={styles.problem}>{item.problem}</span>}
      </span>
      {!readOnly && item.action && (
        <span className={styles.buttons}>
          <Button {...button} icon={item.action.icon} aria-label={item.action.label} onClick={item.action.onClick} />
        </span>
      )}
      {!readOnly && !item.fixed && (
        <span className={styles.buttons}>
          {on.onEdit && (
            <Button {...button} icon={<Edit16Regular />} aria-label={`Edit ${item.title}`} onClick={on.onEdit} />
          )}
          <Button
            {...button}
            icon={<ArrowUp16Regular />}
            aria-label={`Move ${item.title} up`}
            disabledFocusable={isFirst}
            onClick={() => on.onMove(-1)}
          />
          <Button
            {...button}
            icon={<ArrowDown16Regular />}
            aria-label={`Move ${item.title} down`}
            disabledFocusable={isLast}
            onClick={() => on.onMove(1)}
          />
          <Button {...button} icon={<Delete16Regular />} aria-label={`Remove ${item.title}`} onClick={on.onRemove} />
        </span>
      )}
    </li>
  );
};
