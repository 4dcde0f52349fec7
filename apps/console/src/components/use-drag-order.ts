import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { type Extent, placeAt, scrollAtEdge } from "./drag-order.ts";

export interface Drag {
  readonly from: number;
  /** The place it would take now. */
  readonly to: number;
  /** Pixels it was moved by. */
  readonly offset: number;
}

/** What is scrolled around an element; the page itself where nothing else is. */
const scrollerOf = (element: Element): Element => {
  for (let around = element.parentElement; around; around = around.parentElement)
    if (around.scrollHeight > around.clientHeight && /auto|scroll/.test(getComputedStyle(around).overflowY))
      return around;
  return document.documentElement;
};

interface DragOrder {
  readonly drag: Drag | null;
  /** For the handle of an item: a finger, a pen or the mouse takes it up. */
  readonly takeUp: (event: ReactPointerEvent, index: number) => void;
}

/**
 * Moving the items of a list with the pointer. Escape, or another program taking the pointer, leaves everything as it
 * was.
 *
 * @param list the element whose children are the items, in order
 * @param onDrop is called with both places, also when they are the same
 */
export const useDragOrder = (
  list: RefObject<HTMLElement | null>,
  onDrop: (from: number, to: number) => void,
  onCancel: (from: number) => void,
): DragOrder => {
  const [drag, setDrag] = useState<Drag | null>(null);
  const held = useRef({ from: 0, grip: 0, offset: 0, pointer: 0 });
  const done = useRef({ onDrop, onCancel });
  done.current = { onDrop, onCancel };
  const active = drag !== null;

  useEffect(() => {
    const items = list.current;
    if (!active || !items) return undefined;
    const scroller = scrollerOf(items);
    let frame = 0;
    /** Items lie where they lay: only the dragged one was moved, and is counted where it came from. */
    const follow = (): Drag => {
      const { from, grip, offset, pointer } = held.current;
      const extents = [...items.children].map((item): Extent => item.getBoundingClientRect());
      const own = extents[from];
      const rest = own ? own.top - offset : 0;
      held.current.offset = pointer - grip - rest;
      return { from, to: placeAt(extents, from, pointer), offset: held.current.offset };
    };
    const atEdge = () => {
      const { top, bottom } = scroller.getBoundingClientRect();
      const seen = { top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) };
      const by = scrollAtEdge(held.current.pointer, seen);
      const before = scroller.scrollTop;
      if (by !== 0) scroller.scrollTop += by;
      if (scroller.scrollTop !== before) setDrag(follow());
      frame = requestAnimationFrame(atEdge);
    };
    const move = (event: PointerEvent) => {
      held.current.pointer = event.clientY;
      setDrag(follow());
    };
    const drop = (event: PointerEvent) => {
      held.current.pointer = event.clientY;
      const { from, to } = follow();
      setDrag(null);
      done.current.onDrop(from, to);
    };
    const cancel = () => {
      setDrag(null);
      done.current.onCancel(held.current.from);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", drop);
    addEventListener("pointercancel", cancel);
    addEventListener("keydown", key, true);
    frame = requestAnimationFrame(atEdge);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", drop);
      removeEventListener("pointercancel", cancel);
      removeEventListener("keydown", key, true);
    };
  }, [active, list]);

  const takeUp = (event: ReactPointerEvent, index: number) => {
    const top = list.current?.children[index]?.getBoundingClientRect().top;
    if (event.button !== 0 || top === undefined) return;
    held.current = { from: index, grip: event.clientY - top, offset: 0, pointer: event.clientY };
    setDrag({ from: index, to: index, offset: 0 });
  };
  return { drag, takeUp };
};
