import { config } from "zod/v4/core";

// Else zod tries, as soon as a schema is made, to compile it from text, which the content security policy rightly
// refuses and reports. So this is imported before everything else.
config({ jitless: true });
