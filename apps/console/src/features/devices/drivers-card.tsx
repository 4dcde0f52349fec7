import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { deviceDriversQuery } from "../../api/devices.ts";
import { Card } from "../../components/card.tsx";
import { Failure } from "../../components/failure.tsx";
import { Loading } from "../../components/loading.tsx";
import { MatchResult } from "./match-result.tsx";

const useStyles = makeStyles({
  body: { display: "grid", gap: tokens.spacingVerticalM },
  build: { maxWidth: "240px" },
});

/** What the device would get from the library as it is now, part by part, and why. */
export const DriversCard = ({ deviceId, className }: { readonly deviceId: string; readonly className: string }) => {
  const styles = useStyles();
  const [build, setBuild] = useState("");
  const isBuild = /^[1-9]\d{3,5}$/.test(build);
  const query = useQuery(deviceDriversQuery(deviceId, isBuild ? Number(build) : null));
  return (
    <Card title="Drivers it would get" className={className}>
      <div className={styles.body}>
        <Field
          label="Windows build"
          className={styles.build}
          hint="Left empty: the newest of the organisation's operating systems"
          {...(build !== "" && !isBuild && { validationMessage: "Enter a build such as 26100." })}
        >
          <Input inputMode="numeric" value={build} onChange={(_event, { value }) => setBuild(value.trim())} />
        </Field>
        <Failure error={query.error} retry={() => void query.refetch()} />
        {query.isPending && <Loading label="Choosing drivers" />}
        {query.data && <MatchResult drivers={query.data} />}
      </div>
    </Card>
  );
};
