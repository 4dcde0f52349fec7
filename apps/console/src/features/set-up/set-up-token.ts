/** The one-time token of a set-up link. It is in the fragment, which browsers never send to a server. */
export const setUpTokenOf = (fragment: string): string | null => {
  const token = new URLSearchParams(fragment.replace(/^#/, "")).get("token");
  return token?.trim() ? token.trim() : null;
};
