import { expect, test } from 'vitest';
import { carriersTogether, nodeInWords, nodeName, shareOf } from './node';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 10, minute));
const up = (name: string) => ({ name, isDown: false, downSince: null });
const down = (name: string, minute: number) => ({ name, isDown: true, downSince: at(minute) });

test('a carrier is down where every node that runs it finds it so, since the last of them does', () => {
  const together = carriersTogether([
    { carriers: [down('a', 1), down('b', 1)] },
    { carriers: [down('a', 5), up('b'), down('c', 3)] },
    { carriers: [] },
  ]);
  expect(together).toEqual([down('a', 5), up('b'), down('c', 3)]);
});

test.each([
  [0, 3, 0],
  [1, 3, 1],
  [6, 3, 2],
  [7, 3, 3],
  [5, 0, 5],
])('of %i free duties one of %i nodes takes %i at once', (free, nodes, share) => {
  expect(shareOf(free, nodes)).toBe(share);
});

test('a node is named by its machine and its number', () => {
  expect(nodeName({ host: 'web-1', id: 36 })).toBe('web-1-10');
});

test('nodes of one machine are told apart by what an operator sees of them; one of an earlier version has its name alone', () => {
  const node = { id: 36, host: 'web-1', pid: 17, listens: { host: null, port: 3001 } };
  expect(nodeInWords(node)).toBe('web-1-10, on *:3001, process 17');
  expect(nodeInWords({ ...node, listens: { host: '::1', port: 80 } })).toBe('web-1-10, on [::1]:80, process 17');
  expect(nodeInWords({ ...node, pid: null, listens: null })).toBe('web-1-10');
});
