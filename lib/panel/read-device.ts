import Bowser from 'bowser';
import type { Device } from '@/lib/schemas/panel-user';

/** A browser and its system as people name them, such as Firefox and Windows, from what the browser says of itself. */
export function readDevice(userAgent: string): Device {
  // Bowser throws at a text that is empty.
  if (userAgent === '') return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name ?? null, system: os.name ?? null };
}
