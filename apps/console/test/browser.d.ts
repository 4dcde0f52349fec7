import { type Browser, type Page } from "playwright-core";
/** Where Chromium is, or undefined. */
export declare const chromiumPath: string | undefined;
/** Starts Chromium without anything that would reach out of the machine. */
export declare const launchBrowser: () => Promise<Browser>;
/** How a page is looked at. */
export interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
}
export declare const views: {
  readonly wide: {
    readonly name: "wide";
    readonly width: 1920;
    readonly height: 1080;
    readonly dark: false;
  };
  readonly laptop: {
    readonly name: "laptop";
    readonly width: 1366;
    readonly height: 768;
    readonly dark: false;
  };
  readonly dark: {
    readonly name: "dark";
    readonly width: 1366;
    readonly height: 900;
    readonly dark: true;
  };
  readonly narrow: {
    readonly name: "narrow";
    readonly width: 360;
    readonly height: 780;
    readonly dark: false;
  };
};
/** A page of its own context; `complaints` collects console errors and uncaught exceptions. */
export declare const openView: (
  browser: Browser,
  view: View,
) => Promise<{
  page: Page;
  complaints: string[];
}>;
