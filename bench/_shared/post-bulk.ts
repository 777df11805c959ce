/**
 * Run by bench/bulk.ts in a process of its own, so that making millions of bytes holds up nobody who is measured.
 * Arguments: URL, number of recipients. Prints a line before it sends, then JSON: the ids that were answered and after
 * how many milliseconds.
 */
const FIRST_RECIPIENT = 33_700_000_000;

const [target = '', recipients = ''] = process.argv.slice(2);
const url = new URL(target);
const { searchParams } = url;
searchParams.set(
  'to',
  Array.from({ length: Number(recipients) }, (_, index) => `+${FIRST_RECIPIENT + index}`).join(','),
);
const body = searchParams.toString();
const headers = { 'content-type': 'application/x-www-form-urlencoded' };
process.stdout.write('sending\n');
const begun = performance.now();
const answer = await (await fetch(url.origin + url.pathname, { method: 'POST', body, headers })).text();
const answeredAfter = performance.now() - begun;
process.stdout.write(`${JSON.stringify({ ids: answer.trimEnd().split('\n').length - 2, answeredAfter })}\n`);

export {};
