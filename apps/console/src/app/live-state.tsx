import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { type LiveState, openLiveConnection } from "../live/live-connection.ts";
import { useOrganisationScope } from "./organisation-scope.tsx";

const Context = createContext<LiveState>("connecting");

/** Whether changes arrive by themselves at the moment. */
export const useLiveState = () => useContext(Context);

/** Keeps everything inside it up to date for the chosen organisation. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const queryClient = useQueryClient();
  const { scope } = useOrganisationScope();
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => openLiveConnection(scope, queryClient, setState), [scope, queryClient]);
  return <Context.Provider value={state}>{children}</Context.Provider>;
};
