import { createDriver, type DriverSettings } from '@/lib/engine/carriers/carriers';
import type { FromCarriers, ToCarriers } from '@/lib/engine/carriers/thread/protocol';
import { createRemoteDriver, type RemoteDriver } from '@/lib/engine/carriers/thread/remote-driver';
import { serveCarriers } from '@/lib/engine/carriers/thread/serve-carriers';
import type { Carriers } from '@/lib/engine/carriers/thread/start-carriers-thread';
import { watchDriver } from '@/lib/engine/carriers/watch/watch-driver';

/** Carriers in the test's own thread. */
export const carriersHere = (settings: DriverSettings): Carriers => ({
  connect: (carrier) => watchDriver(createDriver(carrier, settings)),
  close: () => Promise.resolve(),
});

/** Carriers as if in a thread of their own: each side gets copies, in a later turn. */
export function carriersBehindBorder(settings: DriverSettings): Carriers {
  const carry = <Message>(hear: (message: Message) => void) => {
    return (message: Message) => void setImmediate(() => hear(structuredClone(message)));
  };
  const remote = new Map<string, RemoteDriver>();
  const obey: (order: ToCarriers) => void = serveCarriers(
    (carrier) => createDriver(carrier, settings),
    carry<FromCarriers>((news) => {
      if (news.kind !== 'pong') remote.get(news.carrier)?.hear(news);
    }),
  );
  return {
    connect: (carrier) => {
      const driver = createRemoteDriver(carrier, carry(obey));
      remote.set(carrier.name, driver);
      return driver;
    },
    close: () => Promise.resolve(),
  };
}
