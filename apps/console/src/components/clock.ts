import { useEffect, useState } from "react";

/** The time in milliseconds, renewed every `interval` milliseconds while `running`. */
export const useNow = (interval: number, running = true): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval, running]);
  return now;
};
