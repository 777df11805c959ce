/**
 * Imported first by what runs tests, so that they keep what they make in memory, where the machine has room there. Each
 * commit waits for its disk, as it must, and the tests commit some hundred thousand times. What they prove does not
 * depend on it: they kill processes, never the machine.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Linux's file system in memory. */
const MEMORY = '/dev/shm';
/** As statfs calls it. */
const TMPFS = 0x01_02_19_94;
const GIBIBYTE = 1024 ** 3;
/** Several times what a whole run has at once. */
const ROOM = 2 * GIBIBYTE;
/** Browsers, servers and the tests themselves need some, too. */
const MEMORY_LEFT = 5 * GIBIBYTE;

const PREFIX = 'chappe-tests-';

function hasRoom() {
  try {
    const { type, bavail, bsize } = statfsSync(MEMORY);
    return type === TMPFS && bavail * bsize >= ROOM && process.availableMemory() >= MEMORY_LEFT;
  } catch {
    return false;
  }
}

/** Containers may forbid to run a program from there, and PostgreSQL's are copied to the tests' files. */
function canRunFrom(folder) {
  const program = path.join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
  const { status } = spawnSync(program);
  rmSync(program);
  return status === 0;
}

const isAlive = (processId) => {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
};

/** Node gives up without a word where somebody else removes something at the same moment, as servers do that end. */
const MOST_PASSES = 100;

function remove(folder) {
  for (let pass = 0; pass < MOST_PASSES && existsSync(folder); pass += 1)
    rmSync(folder, { recursive: true, force: true });
}

/** What a run left that was killed would stay in memory. */
function removeLeftovers() {
  for (const name of readdirSync(MEMORY)) {
    if (!name.startsWith(PREFIX)) continue;
    const [processId] = name.slice(PREFIX.length).split('-');
    if (isAlive(Number(processId))) continue;
    try {
      remove(path.join(MEMORY, name));
    } catch {
      // It is somebody else's, who removes it with their next run.
    }
  }
}

/** For this process and all that it starts, unless somebody named a folder; it goes when this process does. */
function keepFilesInMemory() {
  if (process.env['TMPDIR'] || !hasRoom()) return;
  removeLeftovers();
  const folder = mkdtempSync(path.join(MEMORY, `${PREFIX}${process.pid}-`));
  process.on('exit', () => remove(folder));
  // PostgreSQL runs as somebody else, who removes what is theirs.
  chmodSync(folder, 0o1777);
  if (canRunFrom(folder)) process.env['TMPDIR'] = folder;
}

keepFilesInMemory();
