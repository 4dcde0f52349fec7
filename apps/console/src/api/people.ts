import { queryOptions } from "@tanstack/react-query";
import { isSignedOut } from "./api-error.ts";
import { client, dataOf } from "./client.ts";

/** Whether the first administrator is still missing. */
export const setUpQuery = queryOptions({
  queryKey: ["set-up"],
  queryFn: () => dataOf(client.GET("/api/setup")),
});

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () =>
    dataOf(client.GET("/api/session")).catch((error: unknown) => {
      if (isSignedOut(error)) return null;
      throw error;
    }),
  staleTime: 5 * 60_000,
});

export const signIn = (email: string, password: string) =>
  dataOf(client.POST("/api/session", { body: { email, password } }));

export const signOut = () => dataOf(client.DELETE("/api/session"));

/** Creates the first administrator with the token of the set-up link; signs in at the same time. */
export const setUp = (request: { token: string; name: string; email: string; password: string }) =>
  dataOf(client.POST("/api/setup", { body: request }));
