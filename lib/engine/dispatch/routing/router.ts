import { chooseCarrier, compileRoutes, waysOf } from '@/lib/domain/routing/choose-carrier';
import type { Route, RoutedMessage } from '@/lib/domain/routing/route';

type Circumstances = {
  /** Carriers that have shown already that they do not take it. */
  readonly tried?: readonly string[];
  /** A carrier that asks for messages: one that is down may learn only by them that it is mended. */
  readonly asking?: string;
};

/** Whose messages are: the engine's one answer, for as long as nothing changes. */
export type Router = {
  /** The carrier that takes everything; null: there is none or there are several. */
  sole(): string | null;
  /** Carriers that take messages at all, by preference. */
  takers(): readonly string[];
  /** Null: no carrier takes it, or none that is not among those tried. */
  choose(message: RoutedMessage, circumstances?: Circumstances): string | null;
  /** Whether the message may go to this carrier, however it is doing. */
  mayGo(message: RoutedMessage, carrier: string): boolean;
  /** Whether somebody waits for a carrier, rather than giving what is its to another. */
  isUp(carrier: string): boolean;
  /** Something waits for these. */
  wake(carriers: Iterable<string>): void;
};

/** What a router answers by. */
export type Routing = {
  readonly routes: readonly Route[];
  /** By preference. */
  readonly takers: readonly string[];
  readonly down: ReadonlySet<string>;
};

export type RouterInForce = Router & { update(routing: Routing): void };

export function createRouter(routing: Routing, wakeOne: (carrier: string) => void): RouterInForce {
  let { down } = routing;
  let table = compileRoutes(routing.routes, routing.takers);
  return {
    sole: () => table.sole,
    takers: () => table.takers,
    choose: (message, { tried = [], asking } = {}) =>
      chooseCarrier(table, message, {
        tried,
        down: asking !== undefined && down.has(asking) ? without(down, asking) : down,
      }),
    mayGo: (message, carrier) => waysOf(table, message).some((way) => way.carrier === carrier),
    isUp: (carrier) => table.takers.includes(carrier) && !down.has(carrier),
    wake: (carriers) => {
      for (const carrier of carriers) wakeOne(carrier);
    },
    update: (next) => {
      ({ down } = next);
      table = compileRoutes(next.routes, next.takers);
    },
  };
}

const without = (names: ReadonlySet<string>, name: string): ReadonlySet<string> =>
  new Set([...names].filter((one) => one !== name));
