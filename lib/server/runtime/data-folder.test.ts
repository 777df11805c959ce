import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadKeptSecrets } from '@/lib/platform/files/kept-secrets';
import { closeToOthers } from './private-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-data-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => path.join(folder, name);
const modeOf = (name: string) => (statSync(inFolder(name)).mode & 0o777).toString(8);

function put(name: string, mode: number): void {
  writeFileSync(inFolder(name), '');
  chmodSync(inFolder(name), mode);
}

test('secrets are made once, for their owner alone, and kept', () => {
  const made = loadKeptSecrets(folder);
  expect(modeOf('secrets.json')).toBe('600');
  expect(made.nextAuthSecret).toMatch(/^[\w-]{43}$/);
  expect(loadKeptSecrets(folder)).toEqual(made);
});

test('what a full disk left of the last try is in nobody’s way', () => {
  put('secrets.json.incoming', 0o600);
  const made = loadKeptSecrets(folder);
  expect(JSON.parse(readFileSync(inFolder('secrets.json'), 'utf8'))).toEqual(made);
});

test.each(['', '{', '{"nextAuthSecret":"short"}', '[]'])('secrets that read %j are told about, and kept', (text) => {
  writeFileSync(inFolder('secrets.json'), text);
  expect(() => loadKeptSecrets(folder)).toThrow(
    /^\S+secrets\.json is empty or damaged: put it back from a backup\. .*\.$/,
  );
  expect(readFileSync(inFolder('secrets.json'), 'utf8')).toBe(text);
});

test('rights that others have on our files are taken away, and on a folder that is ours alone', () => {
  chmodSync(folder, 0o755);
  const ours = ['chappe.db', 'chappe.db-wal', 'chappe.db-shm', 'chappe.db.before-restore-1', 'secrets.json'];
  for (const name of ours) put(name, 0o644);
  mkdirSync(inFolder('backups'), { mode: 0o755 });
  expect(closeToOthers(folder, inFolder('chappe.db'))).toEqual([]);
  expect(ours.map(modeOf)).toEqual(ours.map(() => '600'));
  expect([modeOf('backups'), modeOf('')]).toEqual(['700', '700']);
});

test('a folder that holds something else too is told about and left as it is', () => {
  chmodSync(folder, 0o755);
  put('chappe.db', 0o666);
  put('holiday.jpg', 0o644);
  expect(closeToOthers(folder, inFolder('chappe.db'))).toEqual([
    `${folder} is open to other users of this machine: give Chappe a folder of its own, chmod 700.`,
  ]);
  expect([modeOf(''), modeOf('chappe.db'), modeOf('holiday.jpg')]).toEqual(['755', '600', '644']);
});

test('a database that lies elsewhere is closed there, and its folder is not ours', () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'chappe-elsewhere-'));
  chmodSync(elsewhere, 0o755);
  writeFileSync(path.join(elsewhere, 'main.db'), '', { mode: 0o644 });
  expect(closeToOthers(folder, path.join(elsewhere, 'main.db'))).toEqual([]);
  expect(statSync(path.join(elsewhere, 'main.db')).mode & 0o777).toBe(0o600);
  expect(statSync(elsewhere).mode & 0o777).toBe(0o755);
  rmSync(elsewhere, { recursive: true });
});

test('what only begins like a file of ours is somebody else’s, and so are their backups', () => {
  const elsewhere = mkdtempSync(path.join(tmpdir(), 'chappe-elsewhere-'));
  const theirs = ['sms-archive', 'sms.txt', 'secrets.json', 'backups'];
  for (const name of theirs) mkdirSync(path.join(elsewhere, name), { mode: 0o755 });
  writeFileSync(path.join(elsewhere, 'sms'), '', { mode: 0o644 });
  expect(closeToOthers(folder, path.join(elsewhere, 'sms'))).toEqual([]);
  const modes = theirs.map((name) => statSync(path.join(elsewhere, name)).mode & 0o777);
  expect(modes).toEqual(theirs.map(() => 0o755));
  rmSync(elsewhere, { recursive: true });
});
