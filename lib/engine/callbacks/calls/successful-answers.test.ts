/** Which answers are a success, however they are written, and how much of one is read. */
import { describe, expect, test } from 'vitest';
import { startCallbackReceiver } from '@/lib/testing/callback-receiver';
import { newCaller, rawReceiver, receiver, saying } from '@/lib/testing/test-caller';

describe('any 2xx status ends it, whatever comes before and after', () => {
  test.each([
    [
      '100 Continue before it',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
      200,
      'ok',
    ],
    [
      '102 and 103 before it',
      'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok',
      202,
      'ok',
    ],
    ['204 with a body', 'HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nbody', 204, ''],
    ['a Content-Length too small', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more', 200, 'ok'],
    [
      'a header folded over two lines',
      'HTTP/1.1 200 OK\r\nX-Folded: one\r\n two\r\nContent-Length: 2\r\n\r\nok',
      200,
      null,
    ],
    ['a header without a colon', 'HTTP/1.1 201 Created\r\nnonsense\r\nContent-Length: 2\r\n\r\nok', 201, null],
    ['a header with a control character', 'HTTP/1.1 200 OK\r\nX: a\u0000b\r\n\r\n', 200, null],
    ['two different lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok', 200, null],
    ['lines that end with LF', 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok', 200, null],
    ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\nzz\r\n', 200, null],
    ['no reason', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok', 200, 'ok'],
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok', 200, 'ok'],
  ])('%s', async (_, text, httpStatus, answer) => {
    const { url } = await saying(text);
    const said = await newCaller().call(url);
    expect(said).toMatchObject({ httpStatus, error: null });
    if (answer !== null) expect(said.answer).toBe(answer);
  });

  test.each([
    ['a Content-Length too large', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort', 'short'],
    ['a cut chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nshort', 'short'],
    ['headers that are cut off', 'HTTP/1.1 200 OK\r\nContent-', ''],
    ['no length at all', 'HTTP/1.1 200 OK\r\n\r\nuntil the end', 'until the end'],
  ])('%s, and the connection closed', async (_, text, answer) => {
    const { url } = await saying(text, true);
    expect(await newCaller().call(url)).toMatchObject({ httpStatus: 200, error: null, answer });
  });

  test('a status line that arrives byte by byte, behind an interim answer', async () => {
    const text = 'HTTP/1.1 100 Continue\r\nX: y\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    const { url } = await rawReceiver((socket) => {
      socket.setNoDelay(true);
      let sent = 0;
      const next = () => sent < text.length && socket.write(text.charAt(sent++), () => setImmediate(next));
      next();
    });
    expect(await newCaller().call(url)).toMatchObject({ httpStatus: 200, answer: 'ok' });
  });

  test('a body that never ends: its time over, the status counts', async () => {
    const { url } = await receiver({
      answer: (_, response) => {
        const drip = setInterval(() => response.write('.'), 10);
        response.on('close', () => clearInterval(drip));
      },
    });
    expect(await newCaller({ timeoutMs: 1_000 }).call(url)).toMatchObject({ httpStatus: 200, error: null });
  });
});

describe('no other answer is a success', () => {
  test.each([
    ['a server that speaks no HTTP', 'SSH-2.0-nothing\r\n', 'invalid_http'],
    ['a status line without an end', 'HTTP/1.1 200 OK', 'connection_closed'],
    ['nothing', '', 'connection_closed'],
    ['interim answers only', 'HTTP/1.1 100 Continue\r\n\r\n', 'connection_closed'],
    ['a status below 100', 'HTTP/1.1 099 x\r\n\r\n', 'invalid_http'],
    ['a status of letters, behind an interim answer', 'HTTP/1.1 100 C\r\n\r\nHTTP/1.1 abc\r\n\r\n', 'invalid_http'],
    ['another version', 'HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n', 'invalid_http'],
    ['a status of two digits', 'HTTP/1.1 20 OK\r\n\r\n', 'invalid_http'],
  ])('%s', async (_, text, error) => {
    const { url } = await saying(text, true);
    expect(await newCaller().call(url)).toMatchObject({ httpStatus: null, error });
  });

  test('another protocol', async () => {
    const { url } = await saying('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n');
    expect(await newCaller().call(url)).toMatchObject({ httpStatus: 101 });
  });

  test('a receiver that never answers is given up after the time allowed', async () => {
    const { url } = await receiver({ answer: () => undefined });
    expect(await newCaller({ timeoutMs: 100 }).call(url)).toMatchObject({ httpStatus: null, error: 'timeout' });
  });

  test('a server that speaks no TLS', async () => {
    const { url } = await receiver();
    expect(await newCaller().call(url.replace('http:', 'https:'))).toMatchObject({
      httpStatus: null,
      error: 'tls_failed',
    });
  });

  test('a connection that nobody takes', async () => {
    const closed = await startCallbackReceiver();
    await closed.close();
    expect(await newCaller().call(closed.url)).toMatchObject({ httpStatus: null, error: 'connection_refused' });
  });
});

describe('an answer without end is cut off soon', () => {
  /** Writes `unit` for ever, as fast as it is read; answers how many bytes were taken. */
  async function flood(begin: string, unit: string) {
    const chunk = Buffer.from(unit.repeat(Math.ceil(64_000 / unit.length)), 'latin1');
    let taken = 0;
    const { url } = await rawReceiver((socket) => {
      socket.write(begin, 'latin1');
      const write = () => {
        if (socket.destroyed) return;
        taken += chunk.length;
        socket.write(chunk, () => setImmediate(write));
      };
      write();
    });
    return { url, taken: () => taken };
  }

  test.each([
    ['a status line', 'HTTP/1.1 200 ', 'x', null],
    ['interim answers', '', 'HTTP/1.1 103 Early Hints\r\n\r\n', null],
    ['blank lines before it', '', '\r\n', null],
    ['headers', 'HTTP/1.1 200 OK\r\n', 'X: y\r\n', 200],
    ['one header', 'HTTP/1.1 200 OK\r\nX: ', 'y', 200],
    ['blanks before a header’s value', 'HTTP/1.1 500 Sorry\r\nX: ', ' ', 500],
    ['a chunk’s extension', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;a=', 'b', 200],
    ['trailers', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n', 'X: y\r\n', 200],
    ['a body', 'HTTP/1.1 200 OK\r\n\r\n', 'x', 200],
    ['no HTTP', '', 'x', null],
  ])('%s', async (_, begin, unit, httpStatus) => {
    const { url, taken } = await flood(begin, unit);
    const said = await newCaller().call(url);
    expect(said.httpStatus).toBe(httpStatus);
    if (httpStatus === null) expect(said.error).toBe('answer_too_large');
    expect(said.answer.length).toBeLessThanOrEqual(1024);
    // What the kernel holds in its buffers was never read.
    expect(taken()).toBeLessThan(16 * 1024 * 1024);
  });
});
