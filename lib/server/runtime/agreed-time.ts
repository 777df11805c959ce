import type { Engine } from '@/lib/engine/engine';

/** The time by which the engine's loops go, too: nodes' clocks differ, and what one writes others compare with theirs. */
export const createAgreedTime =
  (engine: { standing(): Pick<ReturnType<Engine['standing']>, 'aheadMs'> }, wall = () => new Date()): (() => Date) =>
  () =>
    new Date(wall().getTime() - engine.standing().aheadMs);
