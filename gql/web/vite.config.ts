import { readdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const output = 'dist/pages';

// The server sends a compressed form where one lies beside a file: it compresses nothing itself.
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(output, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg|json|ttf)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const body = readFileSync(path);
        if (body.length < 1024) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(body));
        writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
      }
    },
  };
}

// PLANGRAPH is where a server listens that `npm run dev` asks; its pages then come from here, not from the server.
const server = process.env.PLANGRAPH ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    outDir: output,
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000, // kB: the playground's editor is that large, and loads on its own page alone
    assetsInlineLimit: 0, // a data: address is no part of 'self', so the policy would refuse it
    modulePreload: { polyfill: false }, // every browser of that target preloads modules itself
    rolldownOptions: {
      // GraphiQL's parts begin with directives for other bundlers, a page of warnings
      onLog: (level, log, handle) => void (log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log)),
      input: Object.fromEntries(['index', 'playground'].filter((name) => existsSync(`${name}.html`)).map((name) => [name, `${name}.html`])),
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/graphql': { target: server, changeOrigin: true }, '/export': { target: server, changeOrigin: true } } },
});
