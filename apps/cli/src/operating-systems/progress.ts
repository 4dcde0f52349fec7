import { readableSize } from "../sizes.ts";
import { printable, type Terminal } from "../terminal.ts";

/** Tells how far something is: in one line that is written over on a terminal, else in one line for each tenth. */
export const progressLine = (terminal: Terminal, isTerminal: boolean, title: string) => {
  let toldTenth = -1;
  return {
    tell: (done: number, total: number): void => {
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      const text = `${printable(title)}: ${readableSize(done)} of ${readableSize(total)} (${percent} %)`;
      const tenth = Math.floor(percent / 10);
      if (isTerminal) terminal.error(`\r${text}\u001b[K`);
      else if (tenth !== toldTenth) terminal.error(`${text}\n`);
      toldTenth = tenth;
    },
    end: (): void => {
      if (isTerminal && toldTenth >= 0) terminal.error("\n");
    },
  };
};
