import type { DriverProblem } from "@windlass/protocol";

/** What may be wrong with an INF that can be read; `{what}` is filled in. Errors keep Windows from installing it. */
const sentences = {
  "quote-unclosed": { severity: "warning", message: "A quotation mark is never closed." },
  "string-undefined": { severity: "warning", message: "No section [Strings] defines %{what}%." },
  "string-only-localised": {
    severity: "warning",
    message: "%{what}% is defined for some languages only, so other systems would show the key.",
  },
  "class-missing": { severity: "error", message: "[Version] does not name {what}." },
  "class-guid-unreadable": { severity: "error", message: "“{what}” is not a class identifier in braces." },
  "provider-missing": { severity: "error", message: "[Version] does not name a provider." },
  "driver-version-missing": { severity: "error", message: "[Version] has no DriverVer." },
  "driver-version-unreadable": {
    severity: "warning",
    message: "“{what}” is not a month/day/year and a version; Windows ranks it as the oldest.",
  },
  "catalog-missing": {
    severity: "warning",
    message: "It names no catalog file, so Windows takes it as unsigned; x64 and ARM64 refuse it.",
  },
  "extension-id-missing": { severity: "error", message: "It is an extension without an ExtensionId." },
  "decoration-unreadable": {
    severity: "warning",
    message: "“{what}” is not a known system decoration; it is skipped.",
  },
  "manufacturer-unreadable": { severity: "warning", message: "A line of [Manufacturer] names no models section." },
  "models-section-missing": {
    severity: "error",
    message: "There is no section [{what}]; systems that choose it get nothing.",
  },
  "model-unreadable": {
    severity: "warning",
    message: "A line of [{what}] is not a description, an install section and identifiers.",
  },
  "model-without-identifier": { severity: "warning", message: "“{what}” names no hardware identifier." },
  "identifier-unreadable": {
    severity: "warning",
    message: "An identifier of {what} characters fits no device; it is skipped.",
  },
  "install-section-missing": { severity: "error", message: "There is no install section [{what}]." },
  "feature-score-unreadable": { severity: "warning", message: "“{what}” is not a feature score from 00 to FF." },
  "copy-list-missing": { severity: "error", message: "CopyFiles names the section [{what}], which is not there." },
  "file-without-source": {
    severity: "warning",
    message: "No SourceDisksFiles section tells where {what} lies; it is expected beside the INF.",
  },
  "disk-unknown": { severity: "warning", message: "SourceDisksNames does not know the disk {what}." },
  "path-outside": { severity: "error", message: "“{what}” leads out of the driver's folder." },
  "needs-cycle": { severity: "warning", message: "Needs leads from [{what}] back to itself." },
  "needs-missing": { severity: "error", message: "Needs names the section [{what}], which no file here has." },
  "include-unreadable": { severity: "warning", message: "It includes {what}, which cannot be read." },
  "nothing-to-install": { severity: "error", message: "It has neither models nor a DefaultInstall section." },
  "legacy-install": {
    severity: "warning",
    message: "It is a script with DefaultInstall: it cannot be added to an image, only run.",
  },
  "more-problems": { severity: "warning", message: "There are more problems than the {what} told of." },
} as const;

export type ProblemCode = keyof typeof sentences;

/** Where in the file; null for the whole file. */
export interface Place {
  readonly line: number;
  readonly index: number;
}

const mostProblems = 100;

/** Notes each problem once, and a bounded number of them. */
export class Problems {
  readonly #offsetOf: (index: number) => number;
  readonly #found = new Map<string, DriverProblem>();

  constructor(offsetOf: (index: number) => number) {
    this.#offsetOf = offsetOf;
  }

  report(code: ProblemCode, place: Place | null, what = ""): void {
    if (this.#found.size > mostProblems) return;
    if (this.#found.size === mostProblems) this.#note("more-problems", null, String(mostProblems));
    else this.#note(code, place, what);
  }

  list(): DriverProblem[] {
    return [...this.#found.values()];
  }

  #note(code: ProblemCode, place: Place | null, what: string): void {
    const key = `${code} ${what.toLowerCase()}`;
    if (this.#found.has(key)) return;
    const { severity, message } = sentences[code];
    this.#found.set(key, {
      code,
      severity,
      message: message.replace("{what}", () => what.slice(0, 200)),
      line: place?.line ?? null,
      offset: place ? this.#offsetOf(place.index) : null,
    });
  }
}
