import type { ConnectorProblem } from "@windlass/protocol";

/** What a connector could not do, for people. */
export interface DjoinFailure {
  /** As the end of a sentence. */
  readonly what: string;
  /** What to do next, as sentences. */
  readonly next: string;
  /** Whether it may go away by itself: then it is tried again. */
  readonly mayPass: boolean;
}

const network =
  "Check that the connector’s computer reaches a writable domain controller; then deploy the device again.";
const again = "Then deploy the device again.";

/**
 * Errors of NetProvisionComputerAccount (Microsoft Learn, its return values; numbers of winerror.h and lmerr.h), which
 * djoin tells.
 */
const byCode: Readonly<Record<number, DjoinFailure>> = {
  2: {
    what: "the organisational unit is not there (0x2)",
    next: `Correct the organisational unit of the build, and publish. ${again}`,
    mayPass: false,
  },
  5: {
    what: "it may not make computer accounts there (0x5)",
    next: `Run the connector elevated, as somebody who may create computers in that organisational unit. ${again}`,
    mayPass: false,
  },
  53: { what: "it does not reach a domain controller (0x35)", next: network, mayPass: true },
  87: {
    what: "Windows does not accept the name, domain or organisational unit (0x57)",
    next: `Correct the organisational unit of the build, and publish. ${again}`,
    mayPass: false,
  },
  1311: { what: "no domain controller answers (0x51f)", next: network, mayPass: true },
  1355: { what: "the domain is not found from there (0x54b)", next: network, mayPass: true },
  1722: { what: "the domain controller does not answer (0x6ba)", next: network, mayPass: true },
  2224: {
    what: "the domain has an account of this name, which Windlass did not make for this device (0x8b0)",
    next: `Give the device another name, or delete that account if no other computer uses it. ${again}`,
    mayPass: false,
  },
  2732: {
    what: "the domain does not let it take over the account that is there (0xaac, KB5020276)",
    next: `Run the connector as whoever made the account, or delete the account. ${again}`,
    mayPass: false,
  },
  8240: {
    what: "the organisational unit is not there (0x2030)",
    next: `Correct the organisational unit of the build, and publish. ${again}`,
    mayPass: false,
  },
  8557: {
    what: "it has made as many computers as a user without delegated rights may make, usually ten (0x216d)",
    next: `Delegate the right to create computers in the organisational unit to the connector’s user. ${again}`,
    mayPass: false,
  },
};

const look = "Look at what the connector’s command says on its computer";

/** There is an account, and an attempt was interrupted that may have made it: nobody can tell it from another computer's. */
const perhapsOurs: DjoinFailure = {
  what: "the domain has an account of this name (0x8b0), which an attempt that was interrupted may have made",
  next: `Delete that account if no other computer uses it. ${again}`,
  mayPass: false,
};

/**
 * What became of an attempt, in words.
 *
 * @param wasInterrupted an attempt before it was begun and never told how it ended
 */
export const djoinFailureOf = (problem: ConnectorProblem, wasInterrupted = false): DjoinFailure => {
  switch (problem.kind) {
    case "exit-code": {
      if (problem.code === 2224 && wasInterrupted) return perhapsOurs;
      const told = `djoin ended with error 0x${problem.code.toString(16)}`;
      return byCode[problem.code] ?? { what: told, next: `${look}. ${again}`, mayPass: false };
    }
    case "timed-out":
      return { what: "djoin did not end in time", next: network, mayPass: true };
    case "not-started":
      return {
        what: "djoin could not be started",
        next: `${look}, and at its --djoin option. ${again}`,
        mayPass: false,
      };
    case "file-missing":
      return { what: "djoin wrote no account", next: `${look}. ${again}`, mayPass: false };
    case "file-unreadable":
      return { what: "what djoin wrote is no account", next: `${look}. ${again}`, mayPass: false };
    case "name-refused":
      return {
        what: "it refuses this name, domain or organisational unit",
        next: `Give the device a name of letters, digits and hyphens. ${again}`,
        mayPass: false,
      };
  }
};
