import { expect, test } from 'vitest';
import { isStop } from './stop-word';

test.each([
  'STOP',
  'stop',
  ' Stop. ',
  '« Stop ! »',
  '"STOP"',
  'STOP 36111',
  'stop36111',
  'Stop: 36184',
  'ARRET',
  'Arrêt',
  'arre\u0302t',
  'STOPP!',
  'Baja',
  '¡BAJA!',
  'unsubscribe',
])('%j asks for nothing more', (text) => {
  expect(isStop(text)).toBe(true);
});

test.each([
  '',
  '36111',
  'Yes',
  'Please stop by at noon',
  'Non-stop',
  'STOPS',
  'stop it',
  'arrêté',
  'rebaja',
  `STOP${' '.repeat(100)}`,
])('%j is a message like any other', (text) => {
  expect(isStop(text)).toBe(false);
});
