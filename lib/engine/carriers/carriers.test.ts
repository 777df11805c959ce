import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CARRIER_KINDS } from '@/lib/domain/carrier/carrier-setup';
import { LONGEST_PASSWORD, LONGEST_SYSTEM_ID, LONGEST_SYSTEM_TYPE } from '@/lib/domain/carrier/smpp-settings';
import * as pdu from '@/lib/smpp/pdu/encode-pdu';

/**
 * The list itself, a carrier's own folder, its settings, and what tells people how to ask it for an outcome. SMPP is the
 * name of a guide too, which the table of ptt codes cites.
 */
const MAY_NAME_ONE =
  /^lib\/engine\/carriers\/(carriers\.ts|(simulated|upstream|smpp)\/)|^lib\/(smpp|domain\/carrier)\/|^lib\/schemas\/carrier[\w-]*\.ts|^lib\/server\/(settings\/(env|former-variables)|commands\/add-carrier\.command)\.ts|^lib\/domain\/delivery\/(magic-numbers|ptt|cancelled)\.ts|^(components|lib\/panel)\/guides\/|^components\/instance\/carriers\/|^lib\/(testing|db\/generated)\/|\.test\.ts$/;

/** One is called like a protocol that everything here speaks. */
const NAMES = CARRIER_KINDS.filter((kind) => kind !== 'http');

test('no code but a carrier’s own, the list and the settings names one', () => {
  const files = globSync(['{lib,app,components}/**/*.{ts,tsx}', 'server.ts', 'prisma/schema.prisma']);
  expect(files.length).toBeGreaterThan(500);
  const naming = files.filter((file) => {
    const source = readFileSync(file, 'utf8').toLowerCase();
    return NAMES.some((kind) => source.includes(kind));
  });
  expect(naming.filter((file) => !MAY_NAME_ONE.test(file))).toEqual([]);
});

test('what is typed for an SMSC is as long as its PDUs take', () => {
  expect([LONGEST_PASSWORD, LONGEST_SYSTEM_ID, LONGEST_SYSTEM_TYPE]).toEqual([
    pdu.LONGEST_PASSWORD,
    pdu.LONGEST_SYSTEM_ID,
    pdu.LONGEST_SYSTEM_TYPE,
  ]);
});
