'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { type DefaultValues, type FieldValues, get, type Path, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { type ActionResult, NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';
import { callAction } from './call-action';

type Options<Input extends FieldValues, Value> = {
  schema: z.ZodType<unknown, Input>;
  defaultValues: DefaultValues<Input>;
  /** Receives what was typed; the server parses it with the same schema. */
  action: (input: Input) => Promise<ActionResult<Value>>;
  onDone: (input: Input, value: Value) => void;
  /** Brings fields at fault into view before the focus goes there; only for a form that hides some. */
  onFaults?: (fields: readonly string[]) => void;
};

/** Of the fields at fault, however deep in the form's values. */
const pathsOf = (errors: object, above = ''): readonly string[] =>
  Object.entries(errors).flatMap(([name, error]: [string, unknown]) => {
    if (typeof error !== 'object' || error === null) return [];
    const isField = 'type' in error && typeof error.type === 'string';
    return isField ? [above + name] : pathsOf(error, `${above}${name}.`);
  });

/** A fault is told once the typing has settled, not at the first letter. */
const SETTLED_MS = 400;

/** A form over a server action: checked while typing, refused beside the field at fault, never losing what was typed. */
export function useActionForm<Input extends FieldValues, Value = unknown>({
  schema,
  defaultValues,
  action,
  onDone,
  onFaults,
}: Options<Input, Value>) {
  const [fault, setFault] = useState<string | null>(null);
  const form = useForm<Input>({
    resolver: zodResolver<Input, unknown, Input>(schema as z.ZodType<Input, Input>, undefined, { raw: true }),
    defaultValues,
    // Not when a field is left: an error that appears under a pressed button moves it away and the click is lost.
    mode: 'onChange',
    delayError: SETTLED_MS,
  });
  const { subscribe } = form;
  useEffect(() => {
    // Of what is typed after, it says nothing.
    const callback = () => setFault((told) => (told === NOTHING_TO_CONFIRM ? null : told));
    return subscribe({ formState: { values: true }, callback });
  }, [subscribe]);
  /** Tells an outcome: true when it is good; else the refusal is beside its field, or above the form. */
  const accept = <Outcome>(result: ActionResult<Outcome>): result is Extract<ActionResult<Outcome>, { ok: true }> => {
    if (result.ok) {
      setFault(null);
      return true;
    }
    const { field, fault: refusal } = result;
    if (field === null || get(form.getValues(), field) === undefined) setFault(refusal);
    else {
      onFaults?.([field]);
      form.setError(field as Path<Input>, { message: refusal }, { shouldFocus: true });
    }
    return false;
  };
  const submit = form.handleSubmit(
    async (values) => {
      setFault(null);
      const result = await callAction(() => action(values));
      if (accept(result)) onDone(values, result.value);
    },
    (errors) => onFaults?.(pathsOf(errors)),
  );
  return { form, fault, accept, onSubmit: (event: React.FormEvent) => submit(event) };
}
