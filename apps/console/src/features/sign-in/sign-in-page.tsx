import { Button, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Navigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { sessionQuery, setUpQuery, signIn } from "../../api/people.ts";
import { Entrance, useEntranceForm } from "../../components/entrance.tsx";
import { Failure } from "../../components/failure.tsx";
import { TextField } from "../../forms/text-field.tsx";

/** Sign-in with e-mail address and password. */
export const SignInPage = () => {
  const form = useEntranceForm();
  const queryClient = useQueryClient();
  const { from } = useSearch({ from: "/sign-in" });
  const setUpStatus = useQuery(setUpQuery);
  const session = useQuery(sessionQuery);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: (answer) => queryClient.setQueryData(sessionQuery.queryKey, answer),
  });
  if (session.data) return <Navigate to={from ?? "/"} replace />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <Entrance title="Sign in">
      <form className={form} onSubmit={submit}>
        {setUpStatus.data?.required && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>This installation has no administrator yet.</MessageBarTitle> Open the set-up link that
              the server printed on its terminal.
            </MessageBarBody>
          </MessageBar>
        )}
        <Failure error={enter.error} />
        <TextField
          label="E-mail address"
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={setEmail}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
        <Button
          type="submit"
          appearance="primary"
          disabled={!email || !password}
          disabledFocusable={enter.isPending}
          {...(enter.isPending && { icon: <Spinner size="tiny" /> })}
        >
          Sign in
        </Button>
      </form>
    </Entrance>
  );
};
