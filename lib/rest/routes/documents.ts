/** What the table says of itself: in the original's shape, and as OpenAPI. */
import { z } from 'zod';
import { ok } from '@/lib/domain/result';
import { openApi, type RoutesByArea } from '../documents/open-api';
import { originalSchema } from '../documents/original-schema';
import { NO_INPUT, openRoute, type Route } from '../table/route';

/** Made when it is first asked for, and never again: it takes longer than any call. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const VERSION = '/1.0';

/** The documents of all routes, themselves included. */
export const documentsOf = (areas: () => RoutesByArea): Route[] => [
  ...['/sms', '/auth'].map((resourcePath) => {
    const schema = once(() => originalSchema(Object.values(areas()).flat(), resourcePath));
    return openRoute({
      method: 'GET',
      path: `${resourcePath}.json`,
      summary: `The routes below ${resourcePath}, as the original describes its own`,
      input: NO_INPUT,
      output: z.looseObject({}),
      perform: ({ dependencies: { publicUrl } }) => Promise.resolve(ok(publicUrl)),
      present: (publicUrl) => ({ ...schema(), basePath: publicUrl + VERSION }),
    });
  }),
  ...[once(() => openApi(areas()))].map((document) =>
    openRoute({
      method: 'GET',
      path: '/openapi.json',
      summary: 'The same as OpenAPI 3.1',
      input: NO_INPUT,
      output: z.looseObject({}),
      perform: ({ dependencies: { publicUrl } }) => Promise.resolve(ok(publicUrl)),
      present: (publicUrl) => ({ ...document(), servers: [{ url: publicUrl + VERSION }] }),
    }),
  ),
];
