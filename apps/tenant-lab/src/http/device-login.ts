import type { FastifyInstance } from "fastify";
import type { LabHandle } from "../handle.ts";
import { LabRefusal } from "../operations/refusal.ts";
import { requireLoopback } from "./loopback.ts";

/** The page at the verification address: enter the code, choose who you are. Nobody in the lab has a password. */
export function addDeviceLogin(server: FastifyInstance, lab: LabHandle): void {
  server.register(async (page) => {
    page.addHook("onRequest", async (request) => requireLoopback(request));
    page.setErrorHandler((error, _request, reply) => {
      const status = error instanceof LabRefusal ? error.status : 500;
      return reply
        .status(status)
        .type("text/html; charset=utf-8")
        .send(answerPage(String(error)));
    });
    page.get<{ Querystring: { readonly code?: string } }>("/devicelogin", async (request, reply) => {
      const names = lab.users().map((user) => user.userPrincipalName);
      return reply.type("text/html; charset=utf-8").send(formPage(request.query.code ?? "", names));
    });
    page.post("/devicelogin", async (request, reply) => {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const code = form.get("code") ?? "";
      if (form.get("action") === "decline") lab.declineSignIn(code);
      else lab.signIn(code, form.get("user") ?? "");
      const text =
        form.get("action") === "decline" ? "You declined." : "You have signed in. You may close this window.";
      return reply.type("text/html; charset=utf-8").send(answerPage(text));
    });
  });
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0) ?? 0};`);

const layout = (content: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in to the tenant lab</title>
<style>body{font:16px/1.5 system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem}label{display:block;margin:1rem 0}
input,select,button{font:inherit;padding:.4rem}input,select{width:100%;box-sizing:border-box}</style>
<main><h1>Sign in to the tenant lab</h1>${content}</main></html>`;

const answerPage = (text: string) => layout(`<p role="status">${escaped(text)}</p>`);

const formPage = (code: string, names: readonly string[]) =>
  layout(`<form method="post">
<label>Code <input name="code" required autocomplete="off" value="${escaped(code)}"></label>
<label>Who you are <select name="user">${names.map((name) => `<option>${escaped(name)}</option>`).join("")}</select></label>
<button name="action" value="approve">Sign in</button> <button name="action" value="decline">Cancel</button>
</form>`);
