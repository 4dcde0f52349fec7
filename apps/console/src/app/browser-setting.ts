import { useCallback, useState } from "react";

const prefix = "windlass.";

const read = (name: string): string | null => {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    // Storage may be switched off; the setting then lasts as long as the page.
    return null;
  }
};

const write = (name: string, value: string | null): void => {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // See above.
  }
};

/** A choice that this browser remembers. */
export const useBrowserSetting = (name: string): [string | null, (value: string | null) => void] => {
  const [value, setValue] = useState(() => read(name));
  const choose = useCallback(
    (next: string | null) => {
      write(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, choose];
};
