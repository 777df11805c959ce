import { expect, test } from 'vitest';
import { senderFault } from './sender-fault';

test.each([
  ['', { code: 'sender_missing' }],
  ['Twelve chars', { code: 'sender_too_long', facts: { most: 11, length: 12 } }],
  ['Café', { code: 'sender_character', facts: { character: 'é' } }],
  ['Twelve 🎉 chars', { code: 'sender_character', facts: { character: '🎉' } }],
  ['Shop!', { code: 'sender_character', facts: { character: '!' } }],
  ['Кафе', { code: 'sender_character', facts: { character: 'К' } }],
  ['12#45', { code: 'sender_character', facts: { character: '#' } }],
  ['+', { code: 'sender_without_letter' }],
  ['---', { code: 'sender_without_letter' }],
  ['06 12 34 56 78', { code: 'sender_without_country_code' }],
  ['33612345678', { code: 'sender_without_country_code' }],
  ['036105', { code: 'sender_without_country_code' }],
  ['12', { code: 'sender_number_too_short' }],
  ['+33', { code: 'sender_number_unknown' }],
  ['+33 6 12', { code: 'sender_number_unknown' }],
  ['0033612', { code: 'sender_number_unknown' }],
])('%j breaks one rule', (sender, fault) => {
  expect(senderFault(sender)).toEqual(fault);
});

test.each(['Chappe', '+Plus', '36105', '+33612345678', '00 33 6 12 34 56 78'])('%j breaks none', (sender) => {
  expect(senderFault(sender)).toBeNull();
});
