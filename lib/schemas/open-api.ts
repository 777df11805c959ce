/** What the panel reads of the document in which the REST API describes itself (`/1.0/openapi.json`). */
import { z } from 'zod';
import { REST_AREAS } from './rest-area';

const jsonSchema = z.object({
  $ref: z.string().optional(),
  /** Several where it may be null as well. */
  type: z
    .union([z.string(), z.array(z.string())])
    .transform((type) => [type].flat())
    .optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  description: z.string().optional(),
  /** As the original calls it, where it has no model. */
  'x-type': z.string().optional(),
  required: z.array(z.string()).optional(),
  get items() {
    return jsonSchema.optional();
  },
  get anyOf() {
    return z.array(jsonSchema).optional();
  },
  get properties() {
    return z.record(z.string(), jsonSchema).optional();
  },
});
export type JsonSchema = z.infer<typeof jsonSchema>;

const content = z.object({ 'application/json': z.object({ schema: jsonSchema, example: z.json().optional() }) });

const operation = z.object({
  operationId: z.string(),
  tags: z.tuple([z.enum(REST_AREAS)]),
  summary: z.string(),
  description: z.string().optional(),
  deprecated: z.boolean().optional(),
  /** It leaves everything as it is, although its method does not say so. */
  'x-changes-nothing': z.boolean().optional(),
  /** What each way of proving who calls needs; none: anybody may call. */
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      description: z.string().optional(),
      example: z.string().optional(),
      schema: jsonSchema,
    }),
  ),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
export type OpenApiOperation = z.infer<typeof operation>;

export const OPEN_API_METHODS = ['get', 'post', 'put', 'delete'] as const;

export const openApiDocument = z.object({
  /** Where programs call it. */
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(z.string(), z.partialRecord(z.enum(OPEN_API_METHODS), operation)),
  components: z.object({
    schemas: z.record(z.string(), jsonSchema),
    /** Refusals by their status, each with all that it may say, as a list. */
    responses: z.record(z.string(), z.object({ description: z.string() })),
  }),
});
export type OpenApiDocument = z.infer<typeof openApiDocument>;
