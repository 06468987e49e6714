// The real program, on a free port, with the bundled plans in a store of its own.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

export interface Server {
  /** Where it listens: http://127.0.0.1:PORT. Set before the first test begins. */
  origin: string;
  /** Ends it, as when it goes away under a page. Starting another is not needed for the tests after that: use one of your own. */
  stop(): Promise<void>;
}

/**
 * Starts one server for all tests of a file and ends it after them, with further flags of plangraph serve. PLANGRAPH names
 * the program to start; without it the present source is built, with the pages that stand in dist.
 */
export function serve(...flags: string[]): Server {
  const server: Server = { origin: '', stop: async () => {} };
  before(async () => void Object.assign(server, await start(flags)));
  after(() => server.stop());
  return server;
}

/** Starts a server for one test, which has to stop it. */
export async function start(flags: string[] = []): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'plangraph-'));
  const program = process.env.PLANGRAPH ?? build(folder);
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--log', 'quiet', '--samples', '--store', `file:${join(folder, 'plans.db')}`, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /http:\/\/[^\s"]+/.exec(line)?.[0];
    if (origin) return { origin, stop };
  }
  await stop();
  throw new Error(`${program} serve ended before it listened`);
}

function build(folder: string): string {
  const program = join(folder, 'plangraph');
  execFileSync('go', ['build', '-o', program, './cmd/plangraph'], { cwd: repository, stdio: 'inherit' });
  return program;
}
