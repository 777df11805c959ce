import type { IncomingMessage } from 'node:http';

/** 100,000 recipients and the longest message fit many times. */
const LARGEST_BODY_BYTES = 16 * 1024 * 1024;

/** The whole body, or null when it is larger than allowed; what is left of it is then not read into memory. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
