import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';

const REQUESTS = 10_000;
/** So many arrive together, as a busy gateway's do; they share the disk's time too. */
const AT_ONCE = 10;
let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
});

afterEach(() => gateway.close());

/** Credentials stay right in most requests: a wrong password costs a slow hash, and hides every later check. */
const credentials = ['account', 'login', 'password'];
const known = ['from', 'to', 'message'];
const optional = ['deferred', 'class', 'smsCoding', 'SMSencoding', 'noStop', 'tag', 'contentType', 'senderForResponse'];
const contentTypes = ['text/xml', 'application/json', 'text/html', 'text/plain', 'TEXT/JSON', 'image/png'];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom(
    '',
    '0',
    '1',
    '2',
    '3',
    '4',
    '-1',
    '125025112027',
    '999999999999',
    'TEST',
    '+33612345678',
    ...contentTypes,
  ),
  fc
    .array(fc.constantFrom('+33612345678', '0033612345679', ' 33612345670', '0612345678', '+919876543210', ''), {
      maxLength: 5,
    })
    .map(String),
);

const changesOf = (names: readonly string[], maxKeys: number) =>
  fc.dictionary(fc.constantFrom(...names), fc.option(anyText), { maxKeys }).map((changes) => query(changes));

/** Mostly valid requests with a few parameters replaced, so that every check is reached. */
const mutated = fc.oneof(
  { weight: 99, arbitrary: changesOf([...known, ...optional], 4) },
  { weight: 1, arbitrary: changesOf(credentials, 1) },
);

/** Bytes that no client would send on purpose. */
const noise = fc
  .array(
    fc.constantFrom('%', '%0', '%ff', '%00', '&', '=', '+', 'to', 'password', '🙂', '\ud800', '"', '<', '%0d%0a'),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const request = fc.oneof(
  { weight: 8, arbitrary: mutated },
  { weight: 1, arbitrary: noise },
  { weight: 1, arbitrary: fc.tuple(mutated, noise).map((parts) => parts.join('')) },
);

test(`${REQUESTS} random requests: always a valid answer, and credit moves by exactly what was accepted`, async () => {
  const before = 100_000_000;
  const outcomes = { accepted: 0, refused: 0 };
  const answerOne = async ([text, post]: readonly [text: string, post: boolean]) => {
    const answer = await gateway.send(post ? '' : text, post ? { post: text } : {});
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('pass_123');
    const sent = /^OK|"status":100|<status>100<|\nOK<br>/.test(answer.body);
    const refused = /^KO|"status":(201|202|241|401|402)|<status>(201|202|241|401|402)<|\nKO<br>/.test(answer.body);
    expect([sent, refused]).toContain(true);
    expect(sent && refused).toBe(false);
    outcomes[sent ? 'accepted' : 'refused'] += 1;
  };
  const together = fc.array(fc.tuple(request, fc.boolean()), { minLength: AT_ONCE, maxLength: AT_ONCE });
  await fc.assert(
    fc.asyncProperty(together, async (requests) => {
      await Promise.all(requests.map(answerOne));
    }),
    { numRuns: REQUESTS / AT_ONCE },
  );
  // The generator reaches both sides, else the property above would prove little.
  expect(outcomes.accepted).toBeGreaterThan(REQUESTS / 100);
  expect(outcomes.refused).toBeGreaterThan(REQUESTS / 100);
  const { creditsLeft } = await gateway.db.smsAccount.findFirstOrThrow();
  const { _sum: paid } = await gateway.db.message.aggregate({ _sum: { credits: true } });
  expect(before - Number(creditsLeft)).toBe(paid.credits);
  expect(await findLedgerFaults(gateway.db)).toEqual([]);
}, 300_000);
