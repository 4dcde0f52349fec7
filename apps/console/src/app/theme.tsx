import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { useBrowserSetting } from "./browser-setting.ts";
import { useMedia } from "./use-media.ts";

export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

interface ThemeContext {
  readonly choice: ThemeChoice;
  readonly choose: (choice: ThemeChoice) => void;
}

const Context = createContext<ThemeContext>({ choice: "system", choose: () => undefined });

/** The chosen appearance and how to change it. */
export const useTheme = () => useContext(Context);

/** Light, dark, or whatever the system has; the choice stays in this browser. */
export const ThemeProvider = ({ children }: { readonly children: ReactNode }) => {
  const [stored, store] = useBrowserSetting("theme");
  const choice = themeChoices.find((candidate) => candidate === stored) ?? "system";
  const systemIsDark = useMedia("(prefers-color-scheme: dark)");
  const dark = choice === "dark" || (choice === "system" && systemIsDark);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    document.body.style.background = dark
      ? webDarkTheme.colorNeutralBackground1
      : webLightTheme.colorNeutralBackground1;
  }, [dark]);
  const context = useMemo(() => ({ choice, choose: (next: ThemeChoice) => store(next) }), [choice, store]);
  return (
    <Context.Provider value={context}>
      <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>{children}</FluentProvider>
    </Context.Provider>
  );
};
