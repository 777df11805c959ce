import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const SCRIPT = path.join(import.meta.dirname, 'unique-sends.lua');
const result = z.object({
  perSecond: z.number(),
  p50: z.number(),
  p99: z.number(),
  requests: z.number(),
  errors: z.number(),
});

/** Times in milliseconds. */
export type WrkResult = z.infer<typeof result>;

type Load = {
  readonly url: string;
  readonly peer: 'kannel' | 'http2sms';
  readonly connections: number;
  readonly seconds: number;
  /** Appended to each request. */
  readonly rest: string;
};

/** Recipients of one load; more than any machine sends in it. */
const RECIPIENTS = 2_000_000;
let base = 0;

/** One load by wrk, which is written in C and so takes little of what is measured. Throws when a request failed. */
export async function loadByWrk({ url, peer, connections, seconds, rest }: Load): Promise<WrkResult> {
  base += RECIPIENTS;
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '20s', '-s', SCRIPT, url];
  const env = { ...process.env, BASE: String(base), PEER: peer, REST: rest };
  const { stdout } = await promisify(execFile)('wrk', args, { env });
  const measured = result.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  if (measured.errors > 0) throw new Error(`${measured.errors} of ${measured.requests} requests to ${url} failed.`);
  return measured;
}
