import type { AcceptMetrics } from './accept/accept-queue';

/** What the engine measures, for whoever watches it. Seconds are the unit of time. */
export type EngineMetrics = AcceptMetrics & {
  carrierAnswered(carrier: string, messages: number, seconds: number): void;
  callbackAnswered(delivered: boolean, seconds: number): void;
};
