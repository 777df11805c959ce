'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { type DefaultValues, type FieldValues, get, type Path, useForm } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionResult } from '@/lib/schemas/action-result';

type Options<Input extends FieldValues, Value> = {
  schema: z.ZodType<unknown, Input>;
  defaultValues: DefaultValues<Input>;
  /** Receives what was typed; the server parses it with the same schema. */
  action: (input: Input) => Promise<ActionResult<Value>>;
  onDone: (input: Input, value: Value) => void;
};

/** A fault is told once the typing has settled, not at the first letter. */
const SETTLED_MS = 400;

const UNREACHABLE = 'The server could not be reached. Nothing was changed; try again.';

/** A form over a server action: checked while typing, refused beside the field at fault, never losing what was typed. */
export function useActionForm<Input extends FieldValues, Value = unknown>({
  schema,
  defaultValues,
  action,
  onDone,
}: Options<Input, Value>) {
  const [fault, setFault] = useState<string | null>(null);
  const form = useForm<Input>({
    resolver: zodResolver<Input, unknown, Input>(schema as z.ZodType<Input, Input>, undefined, { raw: true }),
    defaultValues,
    // Not when a field is left: an error that appears under a pressed button moves it away and the click is lost.
    mode: 'onChange',
    delayError: SETTLED_MS,
  });
  const submit = form.handleSubmit(async (values) => {
    setFault(null);
    const result = await action(values).catch(
      (): ActionResult<Value> => ({ ok: false, field: null, message: UNREACHABLE }),
    );
    if (result.ok) return onDone(values, result.value);
    if (result.field !== null && get(form.getValues(), result.field) !== undefined) {
      form.setError(result.field as Path<Input>, { message: result.message }, { shouldFocus: true });
    } else setFault(result.message);
  });
  return { form, fault, onSubmit: (event: React.FormEvent) => void submit(event) };
}
