/** What was made before a restart is not made again by whoever has read it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewKeys } from '@/lib/schemas/api-key';
import { addMember, callRest, giveKey } from '@/lib/testing/rest-caller';
import { signedHeaders } from '@/lib/testing/signed-headers';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';

const S = '/1.0/sms/sms-xx11111-1';
const body = JSON.stringify({ description: 'By API' });

let chappe: TestServer;
let keys: NewKeys;

beforeAll(async () => {
  chappe = await createTestServer();
  keys = await giveKey(chappe.gateway.db, await addMember(chappe.gateway.db, chappe.gateway.accountId, 'owner'));
});

afterAll(() => chappe.closeBalanced());

/** Another process on the same database, which this one has left as a killed one would. */
async function restart(): Promise<void> {
  chappe.server.closeAllConnections();
  chappe.server.close();
  await chappe.runtime.stop();
  chappe = await createTestServer({ gateway: chappe.gateway });
}

/** A change as it was signed, at so many seconds from now; whoever has read it can send it again. */
function change(method: string, target: string, inSeconds: number, said = '') {
  const timestamp = Math.floor(Date.now() / 1_000) + inSeconds;
  // As from its one address, whichever port it listens at now.
  const headers = signedHeaders(keys, `https://sms.example${target}`, { method, body: said, timestamp });
  return () =>
    callRest(`http://127.0.0.1:${chappe.port}`, target, {
      ...{ method, headers: { ...headers, host: 'sms.example' } },
      ...(said === '' ? {} : { body: said }),
    });
}

test('a change that was made before is refused afterwards, and one that is signed later is made', async () => {
  const before = [change('PUT', S, -3, body), change('PUT', S, 20, body)];
  for (const made of before) expect(await made()).toMatchObject({ status: 200 });
  await restart();
  // On SQLite each process remembers by itself what it has made; on PostgreSQL all do together.
  const isAlone = chappe.gateway.db.dialect.name === 'SQLite';
  const errorCode = isAlone ? 'QUERY_TIME_OUT' : 'INVALID_SIGNATURE';
  for (const again of before) expect(await again()).toMatchObject({ status: 400, json: { errorCode } });
  // Signed before the last of those: what was made by another process cannot be told from it there.
  const soon = change('POST', `${S}/senders`, 10, '{"sender":"Soon"}');
  expect(await soon()).toMatchObject({ status: isAlone ? 400 : 200 });
  expect(await change('GET', S, 0)()).toMatchObject({ status: 200, json: { description: 'By API' } });
  const later = change('POST', `${S}/senders`, 30, '{"sender":"Later"}');
  expect(await later()).toMatchObject({ status: 200, json: 'Later' });
  expect(await later()).toMatchObject({ status: 400, json: { errorCode: 'INVALID_SIGNATURE' } });
});
