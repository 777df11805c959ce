import { EventEmitter } from 'node:events';
import type { ChappeEvent, EventPublisher } from '@/lib/domain/events';

export type EventBus = EventPublisher & {
  /** Calls `listener` for each event until the answered function is called. */
  subscribe(listener: (event: ChappeEvent) => void): () => void;
};

const CHANNEL = 'event';

/** Tells open panels what changed. It holds nothing: a listener that was away reads the database instead. */
export function createEventBus(): EventBus {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    publish: (event) => void emitter.emit(CHANNEL, event),
    subscribe: (listener) => {
      emitter.on(CHANNEL, listener);
      return () => emitter.off(CHANNEL, listener);
    },
  };
}
