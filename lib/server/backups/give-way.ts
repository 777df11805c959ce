import { setPriority } from 'node:os';

/** Whoever sends comes first: the machine gives such a process what the server leaves. */
const NICENESS = 10;

/** Lowers the priority of another process. One that has ended already is in nobody's way. */
export function giveWay(pid: number): void {
  try {
    setPriority(pid, NICENESS);
  } catch {
    // It has ended, or the system lets nobody do this; what it was started for goes on as it is.
  }
}
