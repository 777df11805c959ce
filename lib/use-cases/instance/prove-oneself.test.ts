/** What gets somebody into another person's access: an open session alone is not enough, and that person hears of it. */
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE, type PanelUser } from '@/lib/domain/authorisation/actor';
import { noGuess } from '@/lib/testing/guesses';
import { addInstanceOwner, OWN } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { resetSignIn } from '../panel-users/reset-sign-in';
import { nameInstanceOwner } from './name-instance-owner';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
let panel: TestPanel;
let owner: PanelUser;
let email: string;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
  email = panel.actors.viewer.email;
});

afterEach(() => panel.close());

type Proof = { readonly currentPassword: string; readonly code: string } | undefined;

const ACTS = {
  'resetting a sign-in': (proof: Proof, changed: object = {}) =>
    resetSignIn({ ...panel.dependencies, ...changed }, owner, { email, proof }),
  'naming an instance owner': (proof: Proof, changed: object = {}) =>
    nameInstanceOwner({ ...panel.dependencies, ...changed }, owner, { email, isInstanceOwner: true, proof }),
};

const stored = async () => [
  await panel.db.panelUser.findMany({ omit: { wrongCodes: true, totpLastStep: true }, orderBy: { id: 'asc' } }),
  await panel.db.auditEntry.count(),
  await panel.db.alert.count(),
];

test.each(Object.entries(ACTS))('%s asks for the own password, and counts wrong ones', async (_, act) => {
  const before = await stored();
  for (const proof of [undefined, { ...OWN, currentPassword: 'wrong' }]) {
    expect(await act(proof)).toEqual({ ok: false, error: 'wrong_password' });
  }
  expect(await act(OWN, { guess: noGuess })).toEqual({ ok: false, error: 'too_many_tries' });
  expect(await stored()).toEqual(before);
  expect(await act(OWN)).toMatchObject({ ok: true });
});

test.each(Object.entries(ACTS))('%s asks for a code too, where the second factor is on', async (_, act) => {
  await panel.db.panelUser.update({ where: { id: owner.panelUserId }, data: { totpSecret: SECRET } });
  const before = await stored();
  expect(await act(OWN)).toEqual({ ok: false, error: 'code_needed' });
  expect(await act({ ...OWN, code: '000000' })).toEqual({ ok: false, error: 'wrong_code' });
  expect(await stored()).toEqual(before);
  const code = new TOTP({ secret: Secret.fromBase32(SECRET) }).generate({
    timestamp: panel.dependencies.now.getTime(),
  });
  expect(await act({ ...OWN, code })).toMatchObject({ ok: true });
  expect(await act({ ...OWN, code })).toEqual({ ok: false, error: 'wrong_code' });
});

test.each(Object.entries(ACTS))(
  '%s is told by mail to whom it happens, by whom, without the password',
  async (_, act) => {
    const done = await act(OWN);
    expect(done).toMatchObject({ ok: true, value: { isTold: true } });
    const [mail, ...others] = await panel.db.alert.findMany();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ channel: 'mail', recipient: email, topic: expect.stringContaining(owner.email) });
    const password = done.ok && 'password' in done.value ? String(done.value.password) : 'none';
    expect(JSON.stringify(mail)).not.toContain(password);
    expect(await panel.db.auditEntry.findFirst()).toMatchObject({ subject: email, actor: `panel:${owner.email}` });
  },
);

test.each(Object.entries(ACTS))('%s says so when nobody is told: no mail server, or no account', async (_, act) => {
  expect(await act(OWN, { hasMailServer: false })).toMatchObject({ ok: true, value: { isTold: false } });
  email = 'alone@example.com';
  const user = { email, name: 'Alone', passwordHash: '', createdAt: panel.dependencies.now };
  await panel.db.panelUser.create({ data: user });
  expect(await act(OWN)).toMatchObject({ ok: true, value: { isTold: false } });
});

test('nobody resets their own sign-in, however they write their address', async () => {
  const before = await stored();
  for (const own of [owner.email, owner.email.toUpperCase()]) {
    expect(await resetSignIn(panel.dependencies, owner, { email: own, proof: OWN })).toEqual({
      ok: false,
      error: 'own_sign_in',
    });
  }
  expect(await stored()).toEqual(before);
});

test('at the machine nobody is asked, and the person concerned is told all the same', async () => {
  expect(await resetSignIn(panel.dependencies, AT_THE_MACHINE, { email })).toMatchObject({
    ok: true,
    value: { isTold: true },
  });
  expect(await panel.db.alert.findFirst()).toMatchObject({ topic: expect.stringContaining('"by":null') });
});
