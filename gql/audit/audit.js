// Runs the audit suite of graphql-http against the server whose address is the argument, and prints one line for each
// audit that is not passed without a word, then how many were. Exit code 0: all of them.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
const failed = results.filter((r) => r.status !== "ok");
for (const r of failed) console.log(`${r.status} ${r.id} ${r.name}: ${r.reason}`);
console.log(`${results.length - failed.length} of ${results.length}`);
process.exit(failed.length ? 1 : 0);
