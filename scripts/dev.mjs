/** `npm run dev`: the server in development mode, bundled and started again whenever one of its files changes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { bundleOptions, dist, stamp } from './bundle.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { root, runAsScript } from './step.mjs';

let server;

async function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}

const restartServer = {
  name: 'restart-server',
  setup(bundler) {
    bundler.onEnd(async ({ errors }) => {
      if (errors.length > 0) return;
      await stopServer();
      server = spawn(process.execPath, ['--enable-source-maps', path.join(dist, 'server.js')], {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
        stdio: 'inherit',
      });
    });
  },
};

await runAsScript(import.meta.url, async () => {
  await install();
  await generate();
  rmSync(stamp, { force: true }); // This bundle follows the editor, so a later `npm start` has to build its own.
  const esbuild = await import('esbuild');
  const bundler = await esbuild.context({ ...bundleOptions(), plugins: [restartServer] });
  await bundler.watch();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      await bundler.dispose();
      await stopServer();
    });
  }
});
