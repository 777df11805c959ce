import { expect, test } from 'vitest';
import { isNamedInSmpp } from '@/lib/domain/api-user/refused-request';
import { HTTP2SMS_REFUSALS, REFUSAL_NAMES } from '@/lib/domain/http2sms/refusal';
import { STATUS } from '@/lib/smpp/pdu/commands';
import en from '@/messages/en.json';
import fr from '@/messages/fr.json';
import { SMPP_REFUSALS } from './refusals';
import { refusalOf } from './status-of';

/** Names that http2sms's parameters have and SMPP's fields do not. */
const FOREIGN = /\b(?:from|to|smsCoding|charset|deferred|login)\b/i;

test('what a submit_sm says wrong is told by the names of its fields, not by http2sms’s', () => {
  const readWrong = SMPP_REFUSALS.submit.flatMap((refusal) => refusalOf(STATUS[refusal]) ?? []);
  expect(readWrong.length).toBeGreaterThan(0);
  const foreign = readWrong.filter((refusal) => FOREIGN.test(HTTP2SMS_REFUSALS[refusal].text));
  expect(foreign.filter((refusal) => !isNamedInSmpp(refusal))).toEqual([]);
  expect(readWrong.filter((refusal) => FOREIGN.test(en.refused.reasons[refusal]) && !isNamedInSmpp(refusal))).toEqual(
    [],
  );
});

test('each has words of its own in every language', () => {
  const named = REFUSAL_NAMES.filter(isNamedInSmpp);
  for (const { smppReasons, reasons } of [en.refused, fr.refused]) {
    expect(Object.keys(smppReasons).toSorted()).toEqual(named.toSorted());
    for (const refusal of named) expect(smppReasons[refusal]).not.toBe(reasons[refusal]);
  }
});
