import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SMPP_SETTINGS } from '@/lib/testing/smsc-peer';
import { CARRIERS, namesOfCarriers } from './carriers';

/**
 * The list itself, a carrier's own folder, its settings, and what tells people how to ask it for an outcome. SMPP is the
 * name of a guide too, which the table of ptt codes cites.
 */
const MAY_NAME_ONE =
  /^lib\/engine\/carriers\/(carriers\.ts|(simulated|upstream|smpp)\/)|^lib\/(smpp|domain\/carrier)\/|^lib\/schemas\/carrier[\w-]*\.ts|^lib\/server\/settings\/(env|smpp-variables)\.ts|^lib\/domain\/delivery\/(magic-numbers|ptt|cancelled)\.ts|^(components|lib\/panel)\/guides\/|^lib\/(testing|db\/generated)\/|\.test\.ts$/;

test('no code but a carrier’s own, the list and the settings names one', () => {
  const files = globSync(['{lib,app,components}/**/*.{ts,tsx}', 'server.ts', 'prisma/schema.prisma']);
  expect(files.length).toBeGreaterThan(500);
  const naming = files.filter((file) => {
    const source = readFileSync(file, 'utf8').toLowerCase();
    return CARRIERS.some(({ name }) => source.includes(name));
  });
  expect(naming.filter((file) => !MAY_NAME_ONE.test(file))).toEqual([]);
});

test('the simulated carrier is one only where there is no other', () => {
  const simulated = { speed: 1 };
  const upstream = { url: 'https://a.example', account: 'a', login: 'l', password: 'p', perSecond: 1 };
  expect(namesOfCarriers({ simulated })).toEqual(['simulated']);
  expect(namesOfCarriers({ simulated, upstream })).toEqual(['upstream']);
  expect(namesOfCarriers({ simulated, smpp: SMPP_SETTINGS })).toEqual(['smpp']);
});
