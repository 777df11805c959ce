import { cpus } from 'node:os';

type Read = { readonly busyMs: number; readonly allMs: number };

function read(): Read {
  const times = cpus().map((cpu) => cpu.times);
  const sum = (of: (one: (typeof times)[number]) => number) => times.reduce((total, one) => total + of(one), 0);
  const idleMs = sum(({ idle }) => idle);
  const allMs = sum(({ user, nice, sys, irq, idle }) => user + nice + sys + irq + idle);
  return { busyMs: allMs - idleMs, allMs };
}

/** How busy all processors of this machine are from now on: answers a share of 0 to 1 whenever it is asked. */
export function watchMachineUse(): () => number {
  const before = read();
  return () => {
    const now = read();
    return (now.busyMs - before.busyMs) / Math.max(1, now.allMs - before.allMs);
  };
}
