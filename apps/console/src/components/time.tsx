import { Tooltip } from "@fluentui/react-components";
import { useNow } from "./clock.ts";
import { formatAge } from "./format.ts";

const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const short = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

/** An instant in the viewer's time zone. */
export const Instant = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={full.format(new Date(at))}>
    {short.format(new Date(at))}
  </time>
);

/** Only the time of day. */
export const ClockTime = ({ at }: { readonly at: string }) => (
  <time dateTime={at} title={full.format(new Date(at))}>
    {clock.format(new Date(at))}
  </time>
);

const minute = 60_000;

/** How long ago; the exact instant on hover. */
export const Age = ({ at }: { readonly at: string }) => {
  const now = useNow(minute);
  return (
    <Tooltip content={full.format(new Date(at))} relationship="description">
      <time dateTime={at}>{formatAge(at, now)}</time>
    </Tooltip>
  );
};
