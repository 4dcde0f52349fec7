import { makeStyles } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { moved } from "./moved.ts";
import { type OrderedItem, OrderedRow } from "./ordered-item.tsx";
import { Spoken } from "./spoken.tsx";
import { useDragOrder } from "./use-drag-order.ts";

const useStyles = makeStyles({ list: { listStyleType: "none", margin: 0, padding: 0 } });

interface OrderedListProps {
  readonly label: string;
  readonly items: readonly OrderedItem[];
  readonly onMove: (order: string[]) => void;
  readonly onRemove: (id: string) => void;
  readonly onEdit?: (id: string) => void;
  readonly readOnly?: boolean;
}

/**
 * Things in an order that matters: dragged by their handles, moved by buttons, by the arrow keys on the handle, or with
 * Alt and the arrow keys from any of an item's buttons. What happens is told aloud.
 */
export const OrderedList = ({ label, items, onMove, onRemove, onEdit, readOnly = false }: OrderedListProps) => {
  const styles = useStyles();
  const [spoken, setSpoken] = useState("");
  const list = useRef<HTMLOListElement>(null);
  /** What was moved, until it is told where it came to lie: whoever keeps the order may not let it lie anywhere. */
  const put = useRef<{ readonly id: string; readonly from: number } | null>(null);
  const place = (from: number, to: number) => {
    const item = items[from];
    if (!item) return;
    put.current = { id: item.id, from };
    if (from !== to) onMove(moved(items, from, to).map(({ id }) => id));
    setPlaced((count) => count + 1);
  };
  const [placed, setPlaced] = useState(0);
  useEffect(() => {
    if (placed === 0 || !put.current) return;
    const { id, from } = put.current;
    put.current = null;
    const at = items.findIndex((item) => item.id === id);
    const title = items[at]?.title;
    if (title !== undefined)
      setSpoken(`${title} ${at === from ? "stays" : "is now"} number ${at + 1} of ${items.length}`);
  }, [placed, items]);
  const { drag, takeUp } = useDragOrder(list, place, (from) => place(from, from));
  const move = (index: number, by: -1 | 1) => {
    let target = index + by;
    while (items[target]?.fixed) target += by;
    if (target < 0 || target >= items.length) return;
    const focused = document.activeElement;
    place(index, target);
    // Moving an element in the document can take the focus from it.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && list.current?.contains(focused)) focused.focus();
    });
  };
  const held = drag && items[drag.from];
  const words = held ? `${held.title} is held, over number ${drag.to + 1} of ${items.length}` : spoken;
  const dropsAt = (index: number) => {
    if (!drag || index !== drag.to || drag.to === drag.from) return null;
    return drag.to < drag.from ? "above" : "below";
  };
  return (
    <>
      <ol ref={list} className={styles.list} aria-label={label}>
        {items.map((item, index) => (
          <OrderedRow
            key={item.id}
            item={item}
            index={index}
            isFirst={!items.slice(0, index).some(({ fixed }) => !fixed)}
            isLast={!items.slice(index + 1).some(({ fixed }) => !fixed)}
            readOnly={readOnly}
            offset={drag?.from === index ? drag.offset : null}
            dropsAt={dropsAt(index)}
            onTakeUp={(event) => takeUp(event, index)}
            onMove={(by) => move(index, by)}
            onRemove={() => onRemove(item.id)}
            onEdit={onEdit && (() => onEdit(item.id))}
          />
        ))}
      </ol>
      <Spoken>{words}</Spoken>
    </>
  );
};
