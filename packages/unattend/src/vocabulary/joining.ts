import { boolean, type ComponentRule, group, integer, onlyIn, text } from "./rules.ts";

/** A blob of `djoin` grows with certificates and policies; Microsoft names no limit. */
const provisioning = group({ AccountData: text(1_000_000, /^[A-Za-z0-9+/=]+$/) });

/**
 * Elements in the sequence of Microsoft's samples: credentials stand before the domain they are for. Source: Microsoft
 * Learn, "Microsoft-Windows-UnattendedJoin" in the unattended Windows Setup reference.
 */
export const unattendedJoin: ComponentRule = {
  passes: ["offlineServicing", "specialize"],
  settings: {
    Identification: onlyIn(
      group({
        Credentials: group({ Domain: text(255), Password: text(256), Username: text(256) }),
        JoinDomain: text(255),
        JoinWorkgroup: text(15, /^[^\\/:*?"<>|.]+$/),
        MachineObjectOU: text(2048),
        Provisioning: provisioning,
        TimeoutPeriodInMinutes: integer(5, 60),
        UnsecureJoin: boolean,
      }),
      "specialize",
    ),
    OfflineIdentification: onlyIn(group({ Provisioning: provisioning }), "offlineServicing"),
  },
};
