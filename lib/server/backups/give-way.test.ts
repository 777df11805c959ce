import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { giveWay } from './give-way';

test('a process that works beside the server gets a lower priority', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  giveWay(pid);
  expect(getPriority(pid)).toBe(10);
  child.stdin.end();
  await once(child, 'close');
});

test('one that has ended already is passed over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  expect(() => getPriority(pid)).toThrow(/ESRCH/);
  giveWay(pid);
});
