import type { LiveCarrier } from '@/lib/domain/carrier/live-carrier';
import type {
  CarrierDriver,
  CarrierHost,
  DriverDetails,
  SegmentAnswer,
  SegmentResult,
  Submission,
} from '../contract/driver';
import { createAnswersBySecond } from './answers-by-second';
import { createMessageTrace } from './create-message-trace';
import { createTrials } from './create-trials';
import type { CarrierAnswer, CarrierQuestion, WatchedDriver } from './question';
import { watchTrouble } from './watch-trouble';

type Clock = {
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
};

const SYSTEM_CLOCK: Clock = { now: () => new Date(), running: () => performance.now() };

const NO_DETAILS: DriverDetails = { connections: [], window: null, peerCertificateEndsAt: null };

function* kindsOf(answers: readonly SegmentAnswer[]) {
  for (const { result } of answers) yield result.kind;
}

/** Takes note of what passes between a driver and its host; whatever is put together is so when somebody looks. */
export function watchDriver(driver: CarrierDriver, { now, running }: Clock = SYSTEM_CLOCK): WatchedDriver {
  const answers = createAnswersBySecond(running);
  const trials = createTrials();
  const ownTrace = driver.trace ? null : createMessageTrace();
  const trouble = watchTrouble(now);
  let lastSubmitAt: Date | null = null;
  let lastReceiptAt: Date | null = null;

  const watched = (host: CarrierHost): CarrierHost => ({
    ...host,
    submitted: (some) => {
      answers.count(kindsOf(some));
      ownTrace?.answered(some);
      trouble.answered(some);
      const others = trials.takeOut(some);
      if (others.length > 0) host.submitted(others);
    },
    receipt: (receipt) => {
      lastReceiptAt = now();
      ownTrace?.receipt(receipt);
      return host.receipt(receipt);
    },
    stateChanged: () => {
      trouble.note(driver.state());
      host.stateChanged();
    },
  });

  const submit = (messages: readonly Submission[]) => {
    lastSubmitAt = now();
    ownTrace?.given(messages);
    driver.submit(messages);
  };

  const look = (): LiveCarrier => {
    const state = driver.state();
    trouble.note(state);
    return {
      ...state,
      ...(driver.details?.() ?? NO_DETAILS),
      ...trouble.look(),
      lastMinute: answers.lastMinute(),
      lastSubmitAt,
      lastReceiptAt,
    };
  };
  const tryWith = async (message: Submission): Promise<SegmentResult> => {
    if (driver.free() === 0) return { kind: 'later', text: driver.state().lastError ?? 'It takes nothing now' };
    const answered = trials.begin(message);
    submit([message]);
    return answered;
  };
  const ask = async (question: CarrierQuestion): Promise<CarrierAnswer> => {
    switch (question.kind) {
      case 'look':
        return { kind: 'look', live: look() };
      case 'trace':
        return { kind: 'trace', entries: ownTrace?.entries() ?? driver.trace?.() ?? [] };
      case 'try':
        return { kind: 'try', result: await tryWith(question.message) };
    }
  };

  return { ...driver, start: (host) => driver.start(watched(host)), submit, ask };
}
