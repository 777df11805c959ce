import { expect, test } from 'vitest';
import { describePtt } from './ptts';

test('a known code answers its three fields', async () => {
  const answer = describePtt('4');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    comment: 'Delivered',
    description: 'The message was delivered to the phone.',
    duration: 'permanent',
  });
});

test('an unknown code answers the API’s 404 body', async () => {
  const answer = describePtt('4711');
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ class: 'Client::NotFound', message: 'The ptt 4711 does not exist' });
});

test('without a code the parameter that is missing is named', async () => {
  const answer = describePtt(null);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toEqual({ class: 'Client::BadRequest', message: 'The parameter [ptt] is missing' });
});

test.each(['', 'four', '-4', '4.5'])('%j is no code', async (ptt) => {
  const answer = describePtt(ptt);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ class: 'Client::BadRequest' });
});
