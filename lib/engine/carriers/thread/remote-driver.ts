import type { CarrierDriver, CarrierHost, DriverState } from '../contract/driver';
import type { Asked, FromCarriers, ToCarriers } from './protocol';

type News = Exclude<FromCarriers, { kind: 'pong' }>;

/** A driver that is in another thread. It must be given what that says of it. */
export type RemoteDriver = CarrierDriver & { hear(news: News): void };

const NOT_BOUND: DriverState = { bound: false, lastError: null };

const wordsOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

export function createRemoteDriver(carrier: string, say: (order: ToCarriers) => void): RemoteDriver {
  let host: CarrierHost | null = null;
  let announced = { state: NOT_BOUND, free: 0, given: 0 };
  /** Messages given so far: those beyond what the driver had counted are on their way to it. */
  let given = 0;
  let onStopped: (() => void) | null = null;

  /** Answers what was asked under this number. */
  const answer = <Value>(
    { kind: asked, id }: { readonly kind: Asked; readonly id: number },
    promise: Promise<Value> | undefined,
    toOrder: (value: Value) => ToCarriers,
  ) => {
    promise?.then(
      (value) => say(toOrder(value)),
      (cause: unknown) => say({ kind: 'failed', asked, id, reason: wordsOf(cause) }),
    );
  };

  return {
    start: (to) => {
      host = to;
      say({ kind: 'start', carrier });
    },
    submit: (messages) => {
      given += messages.length;
      say({ kind: 'submit', carrier, messages });
    },
    free: () => Math.max(0, announced.free - (given - announced.given)),
    state: () => announced.state,
    stop: () =>
      new Promise((resolve) => {
        onStopped = resolve;
        say({ kind: 'stop', carrier });
      }),
    hear: (news) => {
      switch (news.kind) {
        case 'submitted':
          host?.submitted(news.answers);
          break;
        case 'receipt':
          answer(news, host?.receipt(news.receipt), () => ({ kind: 'recorded', id: news.id }));
          break;
        case 'outstanding':
          answer(news, host?.outstanding(news.after), (page) => ({ kind: 'outstanding', id: news.id, page }));
          break;
        case 'state':
          announced = news;
          host?.stateChanged();
          break;
        case 'stopped':
          host = null;
          onStopped?.();
      }
    },
  };
}
