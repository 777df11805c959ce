import { readFileSync } from 'node:fs';

export type ProcessCost = {
  /** Of all its threads, in the program and in the kernel on its behalf. */
  readonly processorMs: number;
  readonly writtenBytes: number;
};

/** The kernel's unit of processor time in /proc, the same on every Linux that Node runs on. */
const MS_PER_TICK = 10;
/** Positions in /proc/PID/stat, counted behind the name in brackets, which may hold spaces. */
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;

/** What a process has cost since it began, as Linux counts it; null where there is no /proc. */
export function readProcessCost(processId: number): ProcessCost | null {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS]);
    const io = readFileSync(`/proc/${processId}/io`, 'utf8');
    return { processorMs: ticks * MS_PER_TICK, writtenBytes: Number(/^wchar: (\d+)$/m.exec(io)?.[1]) };
  } catch {
    return null;
  }
}
