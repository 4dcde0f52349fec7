import { Button, MessageBar, MessageBarBody, MessageBarTitle, Spinner, Text } from "@fluentui/react-components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { setUpRequest } from "@windlass/protocol";
import { type FormEvent, useState } from "react";
import { sessionQuery, setUp, setUpQuery } from "../../api/people.ts";
import { Entrance, useEntranceForm } from "../../components/entrance.tsx";
import { Failure } from "../../components/failure.tsx";
import { PageLinkButton } from "../../components/links.tsx";
import { noProblems, type Problems, problemsOf } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";
import { setUpTokenOf } from "./set-up-token.ts";

const formProblems = (value: { name: string; email: string; password: string; repeated: string }): Problems => ({
  ...problemsOf(setUpRequest.omit({ token: true }), value),
  ...(value.password !== value.repeated && { repeated: "The two passwords differ." }),
});

const AdministratorForm = ({ token }: { readonly token: string }) => {
  const form = useEntranceForm();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [value, setValue] = useState({ name: "", email: "", password: "", repeated: "" });
  const [problems, setProblems] = useState<Problems>({});
  const change = (field: keyof typeof value) => (text: string) => setValue({ ...value, [field]: text });
  const create = useMutation({
    mutationFn: () => setUp({ token, name: value.name, email: value.email, password: value.password }),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      queryClient.setQueryData(setUpQuery.queryKey, { required: false });
      void navigate({ to: "/", replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = formProblems(value);
    setProblems(found);
    if (noProblems(found) && !create.isPending) create.mutate();
  };
  return (
    <form className={form} onSubmit={submit} noValidate>
      <Text>You become the first administrator of this installation. The link works once.</Text>
      <Failure error={create.error} />
      <TextField
        label="Your name"
        autoComplete="name"
        autoFocus
        required
        value={value.name}
        onChange={change("name")}
        problem={problems.name}
      />
      <TextField
        label="E-mail address"
        type="email"
        autoComplete="username"
        required
        value={value.email}
        onChange={change("email")}
        problem={problems.email}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 12 characters; a few words are easy to remember."
        value={value.password}
        onChange={change("password")}
        problem={problems.password}
      />
      <TextField
        label="Password again"
        type="password"
        autoComplete="new-password"
        required
        value={value.repeated}
        onChange={change("repeated")}
        problem={problems.repeated}
      />
      <Button
        type="submit"
        appearance="primary"
        disabledFocusable={create.isPending}
        {...(create.isPending && { icon: <Spinner size="tiny" /> })}
      >
        Create administrator
      </Button>
    </form>
  );
};

/** Creates the first administrator with the link that the server's first start printed. */
export const SetUpPage = () => {
  const status = useQuery(setUpQuery);
  const [token] = useState(() => setUpTokenOf(location.hash));
  const form = useEntranceForm();
  if (status.data && !status.data.required) {
    return (
      <Entrance title="Set up">
        <div className={form}>
          <Text>This installation already has its first administrator. Sign in with that account.</Text>
          <PageLinkButton to="/sign-in" appearance="primary">
            Sign in
          </PageLinkButton>
        </div>
      </Entrance>
    );
  }
  return (
    <Entrance title="Set up">
      <Failure error={status.error} />
      {token ? (
        <AdministratorForm token={token} />
      ) : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>The set-up link is incomplete.</MessageBarTitle> Copy the whole line that the server
            printed on its terminal, including everything after the # sign.
          </MessageBarBody>
        </MessageBar>
      )}
    </Entrance>
  );
};
