import type { CarrierTrouble, LiveCarrier, TraceEntry } from '@/lib/domain/carrier/live-carrier';
import { createRing } from '@/lib/platform/memory/ring';
import type { CarrierDriver, CarrierHost, DriverState, SegmentAnswer } from '../contract/driver';
import { createAnswersBySecond } from './answers-by-second';
import { createMessageTrace } from './create-message-trace';

/** Of a flapping connection the last ones say enough. */
const MOST_TROUBLES = 20;

type Clock = {
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
};

const SYSTEM_CLOCK: Clock = { now: () => new Date(), running: () => performance.now() };

/** A driver, and what an operator sees of it. */
export type WatchedDriver = CarrierDriver & {
  look(): LiveCarrier;
  trace(): readonly TraceEntry[];
};

function* kindsOf(answers: readonly SegmentAnswer[]) {
  for (const { result } of answers) yield result.kind;
}

/** Takes note of what passes between a driver and its host; whatever is put together is so when somebody looks. */
export function watchDriver(driver: CarrierDriver, { now, running }: Clock = SYSTEM_CLOCK): WatchedDriver {
  const answers = createAnswersBySecond(running);
  const ownTrace = driver.trace ? null : createMessageTrace();
  const troubles = createRing<CarrierTrouble>(MOST_TROUBLES);
  let lastSubmitAt: Date | null = null;
  let lastReceiptAt: Date | null = null;
  let lastError: string | null = null;
  /** When what is in its way began, or when it last said of a message yes or no. */
  let downSince: Date | null = null;

  const noteTrouble = ({ bound, lastError: error }: DriverState) => {
    if (bound && error === null) downSince = null;
    else downSince ??= now();
    if (error !== null && error !== lastError) troubles.push({ at: now(), text: error });
    lastError = error;
  };
  const noteAnswers = (some: readonly SegmentAnswer[]) => {
    answers.count(kindsOf(some));
    ownTrace?.answered(some);
    if (downSince !== null && some.some(({ result: { kind } }) => kind === 'accepted' || kind === 'refused')) {
      downSince = now();
    }
  };
  const watched = (host: CarrierHost): CarrierHost => ({
    ...host,
    submitted: (some) => {
      noteAnswers(some);
      host.submitted(some);
    },
    receipt: (receipt) => {
      lastReceiptAt = now();
      ownTrace?.receipt(receipt);
      return host.receipt(receipt);
    },
    stateChanged: () => {
      noteTrouble(driver.state());
      host.stateChanged();
    },
  });

  return {
    ...driver,
    start: (host) => {
      downSince = now();
      driver.start(watched(host));
    },
    submit: (messages) => {
      lastSubmitAt = now();
      ownTrace?.given(messages);
      driver.submit(messages);
    },
    look: () => {
      const state = driver.state();
      noteTrouble(state);
      return {
        ...state,
        ...(driver.details?.() ?? { connections: [], window: null }),
        downSince,
        lastMinute: answers.lastMinute(),
        lastSubmitAt,
        lastReceiptAt,
        troubles: troubles.newest(),
      };
    },
    trace: () => ownTrace?.entries() ?? driver.trace?.() ?? [],
  };
}
