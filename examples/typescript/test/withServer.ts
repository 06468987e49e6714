// Runs a shell command beside a server of its own, whose address it finds in PLANGRAPH_URL. PLANGRAPH names the program;
// without it, that is bin/plangraph, as make build leaves it.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = process.env.PLANGRAPH ?? fileURLToPath(new URL('../../../bin/plangraph', import.meta.url));
const server = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--log', 'quiet', '--store', 'memory:', '--samples'], { stdio: ['ignore', 'pipe', 'inherit'] });
server.on('error', () => console.error(`${program} cannot be started: run make build, or name the program in PLANGRAPH`));

let status = 1;
for await (const line of createInterface({ input: server.stdout })) {
  const origin = /http:\/\/[^\s"]+/.exec(line)?.[0];
  if (!origin) continue;
  const env = { ...process.env, PLANGRAPH_URL: `${origin}/graphql` };
  status = spawnSync(process.argv[2]!, { shell: true, stdio: 'inherit', env }).status ?? 1;
  break;
}
server.kill();
process.exitCode = status;
