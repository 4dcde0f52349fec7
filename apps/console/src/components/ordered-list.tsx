import { makeStyles } from "@fluentui/react-components";
import { useRef, useState } from "react";
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
  const put = (from: number, to: number) => {
    const item = items[from];
    if (!item) return;
    const place = `number ${to + 1} of ${items.length}`;
    setSpoken(from === to ? `${item.title} stays ${place}` : `${item.title} is now ${place}`);
    if (from !== to) onMove(moved(items, from, to).map(({ id }) => id));
  };
  const { drag, takeUp } = useDragOrder(list, put, (from) => put(from, from));
  const move = (index: number, by: -1 | 1) => {
    const target = index + by;
    if (target < 0 || target >= items.length) return;
    const focused = document.activeElement;
    put(index, target);
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
            count={items.length}
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
