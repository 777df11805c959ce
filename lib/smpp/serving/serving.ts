/** One step of a server's session under way: the state that it leads to, and what is to be done. */
import { encodePdu } from '../pdu/encode-pdu';
import type { Pdu } from '../pdu/pdu';
import type { ServingEffect, ServingState } from './serving-state';

type Changing<State> = { -readonly [Name in keyof State]: State[Name] };

export type Serving<Key> = {
  readonly now: number;
  readonly state: Changing<ServingState<Key>>;
  readonly effects: ServingEffect<Key>[];
};

const HIGHEST_SEQUENCE = 0x7fff_ffff;

export const write = <Key>({ effects }: Serving<Key>, pdu: Pdu): void => {
  effects.push({ kind: 'write', frame: encodePdu(pdu) });
};

export function nextRequest<Key>({ state }: Serving<Key>): number {
  state.sequence = state.sequence >= HIGHEST_SEQUENCE ? 1 : state.sequence + 1;
  return state.sequence;
}

/** Nobody knows whether these were heard. */
export const tellEnd = <Key>({ effects }: Serving<Key>, telling: ServingState<Key>['telling']): void => {
  for (const { key } of telling) effects.push({ kind: 'told', key, status: null });
};

export function end<Key>(serving: Serving<Key>): void {
  const { state, effects } = serving;
  if (state.phase === 'ended') return;
  tellEnd(serving, state.telling);
  state.telling = [];
  state.phase = 'ended';
  state.deadline = Infinity;
  effects.push({ kind: 'close' });
}
