import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const SCRIPT = `
  const { createServer } = require('node:http');
  let id = 10000000;
  createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.end('OK\\n1000000\\n' + (id += 1) + '\\n');
  }).listen(0, function () { console.log(this.address().port); });`;

/** A bare node:http server in a process of its own that gives the same answer and does nothing for it. */
export async function startBareServer(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, ['-e', SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  return { url: `http://localhost:${port}`, stop: () => void child.kill() };
}
