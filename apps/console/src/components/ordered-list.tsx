import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowDown16Regular, ArrowUp16Regular, Delete16Regular, Edit16Regular } from "@fluentui/react-icons";
import { type KeyboardEvent, type ReactElement, useRef, useState } from "react";
import { moved } from "./moved.ts";
import { Spoken } from "./spoken.tsx";

export interface OrderedItem {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly icon: ReactElement;
  readonly problem?: string | undefined;
}

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "24px 24px minmax(0, 1fr) auto",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  number: { color: tokens.colorNeutralForeground3, textAlign: "right" },
  icon: { display: "inline-flex", color: tokens.colorBrandForeground1 },
  text: { display: "grid", minWidth: 0, overflowWrap: "anywhere" },
  detail: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", justifyContent: "flex-end" },
});

interface OrderedListProps {
  readonly label: string;
  readonly items: readonly OrderedItem[];
  readonly onMove: (order: string[]) => void;
  readonly onRemove: (id: string) => void;
  readonly onEdit?: (id: string) => void;
  readonly readOnly?: boolean;
}

/** Things in an order that matters: moved by buttons, or with Alt and the arrow keys from any of an item's buttons. */
export const OrderedList = ({ label, items, onMove, onRemove, onEdit, readOnly }: OrderedListProps) => {
  const styles = useStyles();
  const [spoken, setSpoken] = useState("");
  const list = useRef<HTMLOListElement>(null);
  const move = (index: number, by: -1 | 1) => {
    const target = index + by;
    const item = items[index];
    if (!item || target < 0 || target >= items.length) return;
    const focused = document.activeElement;
    onMove(moved(items, index, target).map(({ id }) => id));
    setSpoken(`${item.title} is now number ${target + 1} of ${items.length}`);
    // Moving an element in the document can take the focus from it.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && list.current?.contains(focused)) focused.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(index, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <>
      <ol ref={list} className={styles.list} aria-label={label}>
        {items.map((item, index) => (
          <li key={item.id} className={styles.item}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.icon} aria-hidden>
              {item.icon}
            </span>
            <span className={styles.text}>
              <Text weight="semibold">{item.title}</Text>
              <span className={styles.detail}>{item.detail}</span>
              {item.problem && <span className={styles.problem}>{item.problem}</span>}
            </span>
            {!readOnly && (
              <span className={styles.buttons}>
                {onEdit && (
                  <Button
                    size="small"
                    appearance="subtle"
                    onKeyDown={(event) => onKeyDown(event, index)}
                    icon={<Edit16Regular />}
                    aria-label={`Edit ${item.title}`}
                    onClick={() => onEdit(item.id)}
                  />
                )}
                <Button
                  size="small"
                  appearance="subtle"
                  onKeyDown={(event) => onKeyDown(event, index)}
                  icon={<ArrowUp16Regular />}
                  aria-label={`Move ${item.title} up`}
                  disabledFocusable={index === 0}
                  onClick={() => move(index, -1)}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  onKeyDown={(event) => onKeyDown(event, index)}
                  icon={<ArrowDown16Regular />}
                  aria-label={`Move ${item.title} down`}
                  disabledFocusable={index === items.length - 1}
                  onClick={() => move(index, 1)}
                />
                <Button
                  size="small"
                  appearance="subtle"
                  onKeyDown={(event) => onKeyDown(event, index)}
                  icon={<Delete16Regular />}
                  aria-label={`Remove ${item.title}`}
                  onClick={() => onRemove(item.id)}
                />
              </span>
            )}
          </li>
        ))}
      </ol>
      <Spoken>{spoken}</Spoken>
    </>
  );
};
