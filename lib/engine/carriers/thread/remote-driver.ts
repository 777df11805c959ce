import { createWaitingRoom } from '@/lib/platform/threads/waiting-room';
import type { DrivenCarrier } from '../carriers';
import type { CarrierHost, DriverState } from '../contract/driver';
import type { CarrierAnswer, WatchedDriver } from '../watch/question';
import type { Asked, FromCarriers, ToCarriers } from './protocol';

type News = Exclude<FromCarriers, { kind: 'pong' }>;

/** A driver that is in another thread. It must be given what that says of it. */
export type RemoteDriver = WatchedDriver & { hear(news: News): void };

const NOT_BOUND: DriverState = { bound: false, lastError: null };

const wordsOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

export function createRemoteDriver(driven: DrivenCarrier, say: (order: ToCarriers) => void): RemoteDriver {
  const carrier = driven.name;
  let host: CarrierHost | null = null;
  let announced = { state: NOT_BOUND, free: 0, given: 0 };
  /** Messages given so far: those beyond what the driver had counted are on their way to it. */
  let given = 0;
  let onStopped: (() => void) | null = null;
  const questions = createWaitingRoom<CarrierAnswer | null>();

  /** Answers what was asked under this number. */
  const answer = <Value>(
    { kind: asked, id }: { readonly kind: Asked; readonly id: number },
    promise: Promise<Value>,
    toOrder: (value: Value) => ToCarriers,
  ) => {
    promise.then(
      (value) => say(toOrder(value)),
      (cause: unknown) => say({ kind: 'failed', asked, id, reason: wordsOf(cause) }),
    );
  };
  const answerAsked = (to: CarrierHost, news: Extract<News, { kind: Asked }>) => {
    const { id } = news;
    switch (news.kind) {
      case 'receipt':
        return answer(news, to.receipt(news.receipt), () => ({ kind: 'recorded', asked: 'receipt', id }));
      case 'incoming':
        return answer(news, to.incoming(news.segment), () => ({ kind: 'recorded', asked: 'incoming', id }));
      case 'outstanding':
        return answer(news, to.outstanding(news.after), (page) => ({ kind: 'outstanding', id, page }));
    }
  };

  return {
    start: (to) => {
      host = to;
      say({ kind: 'start', carrier, driven });
    },
    submit: (messages) => {
      given += messages.length;
      say({ kind: 'submit', carrier, messages });
    },
    free: () => Math.max(0, announced.free - (given - announced.given)),
    state: () => announced.state,
    ask: (question) => questions.wait((id) => say({ kind: 'ask', carrier, id, question })),
    stop: () =>
      new Promise((resolve) => {
        onStopped = resolve;
        say({ kind: 'stop', carrier });
      }),
    hear: (news) => {
      if (news.kind === 'answered') return questions.resolve(news.id, news.answer);
      switch (news.kind) {
        case 'submitted':
          host?.submitted(news.answers);
          break;
        case 'receipt':
        case 'incoming':
        case 'outstanding':
          if (host) answerAsked(host, news);
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
