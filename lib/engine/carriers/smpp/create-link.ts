/** One bind: a session (lib/smpp/session) with its socket, its clock and its timer. */

import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import type { BindCommand } from '@/lib/smpp/pdu/pdu';
import {
  createSession,
  type Effect,
  type SessionEvent,
  type SessionSettings,
  type SessionState,
  type Submit,
  type Trouble,
} from '@/lib/smpp/session/session-state';
import { step, wakeAt } from '@/lib/smpp/session/step';
import { submits, windowOf } from '@/lib/smpp/session/submitting';
import { createHands, type Listener } from './create-hands';

export type Link<Key> = {
  readonly command: BindCommand;
  start(): void;
  submit(submits: readonly Submit<Key>[]): void;
  /** How many submit_sm may wait for their answers now. */
  window(): number;
  /** How many do. */
  underWay(): number;
  /** And takes what is submitted. */
  isBound(): boolean;
  /** One alone is tried: nothing is given ahead. */
  isTrying(): boolean;
  /** Nothing more is submitted, though it stays bound. */
  halt(): void;
  phase(): SessionState<Key>['phase'];
  trouble(): Trouble | null;
  /** Resolves when it has ended. */
  stop(): Promise<void>;
};

type LinkListener = {
  changed(): void;
  /** Each PDU in its order, and what becomes of the connection. */
  exchanged(direction: 'in' | 'out', said: Buffer | string): void;
};

/** What an event says of the connection, for an operator. */
function wordsOf<Key>(event: SessionEvent<Key>): string | null {
  if (event.kind === 'closed') return event.text;
  if (event.kind === 'malformed') return 'What it says is no SMPP';
  return event.kind === 'connected' ? 'Connected' : null;
}

export function createLink<Key>(
  settings: SmppSettings,
  session: SessionSettings,
  listener: Listener<Key> & LinkListener,
): Link<Key> {
  const now = () => performance.now();
  let state: SessionState<Key> = createSession(now(), Math.floor(Math.random() * 2 ** 32));
  let timer: NodeJS.Timeout | undefined;
  let onEnded = (): void => undefined;

  const carryOut = createHands(settings, listener, (events) => take(events));

  const window = () => (state.pausedUntil > now() ? 0 : windowOf(session, state));
  let told: readonly unknown[] = [];
  const tellChanges = () => {
    const news = [window(), state.isTrying, submits(state), state.trouble];
    if (news.every((value, index) => value === told[index])) return;
    told = news;
    listener.changed();
  };

  const arm = () => {
    clearTimeout(timer);
    const at = wakeAt(session, state, now());
    if (at !== Infinity) timer = setTimeout(() => take([{ kind: 'tick' }]), Math.max(0, Math.ceil(at - now())));
  };

  const traceEvent = (event: SessionEvent<Key>) => {
    const said = event.kind === 'frame' ? event.frame : wordsOf(event);
    if (said !== null) listener.exchanged('in', said);
  };
  const traceEffects = (effects: readonly Effect<Key>[]) => {
    for (const effect of effects) if (effect.kind === 'write') listener.exchanged('out', effect.frame);
  };

  const take = (events: readonly SessionEvent<Key>[]) => {
    const effects: Effect<Key>[] = [];
    for (const event of events) {
      traceEvent(event);
      const next = step(session, state, event, now());
      state = next.state;
      traceEffects(next.effects);
      effects.push(...next.effects);
    }
    const answers = carryOut(effects);
    if (answers.length > 0) listener.answered(answers);
    tellChanges();
    arm();
    if (state.phase === 'ended') onEnded();
  };

  return {
    command: session.bind.command,
    start: () => take([{ kind: 'tick' }]),
    submit: (given) => take([{ kind: 'submit', submits: given }]),
    window,
    underWay: () => state.sent.length,
    isBound: () => submits(state),
    isTrying: () => state.isTrying,
    halt: () => take([{ kind: 'halt' }]),
    phase: () => state.phase,
    trouble: () => state.trouble,
    stop: () =>
      new Promise((resolve) => {
        onEnded = resolve;
        take([{ kind: 'stop' }]);
      }),
  };
}
