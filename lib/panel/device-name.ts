import Bowser from 'bowser';

/** A browser as people name it, such as "Firefox on Windows", from what it says of itself. */
export function deviceName(userAgent: string): string {
  if (userAgent === '') return 'Unknown browser';
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name ?? 'Unknown browser', os.name].filter(Boolean).join(' on ');
}
