import { EventEmitter } from 'node:events';
import type { EventBus } from '@/lib/domain/events';

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
