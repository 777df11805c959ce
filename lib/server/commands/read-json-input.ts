import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { faultInEnglish } from '@/lib/schemas/fault-in-english';

/**
 * What a command was given on standard input: secrets stand in no list of processes there, and in no shell's history.
 * @throws OperatorFault with a line for each fault.
 */
export async function readJsonInput<Given>(input: NodeJS.ReadableStream, schema: z.ZodType<Given>): Promise<Given> {
  return parseJsonInput(parseJson(await text(input)), schema);
}

/** @throws OperatorFault with a line for each fault. */
export function parseJsonInput<Given>(input: unknown, schema: z.ZodType<Given>): Given {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `${path.join('.') || 'JSON'}: ${faultInEnglish(message)}`);
  throw new OperatorFault([...lines, '--help tells what is to be given.'].join('\n'));
}

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw new OperatorFault('What is on standard input is no JSON.\n--help tells what is to be given.');
  }
}
