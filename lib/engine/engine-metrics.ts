/** What the engine measures, for whoever watches it. Seconds are the unit of time. */
export type EngineMetrics = {
  /** A batch of requests was committed, or failed to. */
  batchCommitted(requests: number, seconds: number): void;
  carrierAnswered(carrier: string, messages: number, seconds: number): void;
  callbackAnswered(delivered: boolean, seconds: number): void;
};
