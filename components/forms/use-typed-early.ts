'use client';

import { useEffect, useRef } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';

/**
 * The form's `register`, by which what was typed before the page's scripts were there counts as typed: the form begins
 * from its defaults, and would write them over it.
 */
export function useTypedEarly<Input extends FieldValues>(form: UseFormReturn<Input>): UseFormReturn<Input>['register'] {
  const early = useRef(new Map<Path<Input>, string>());
  useEffect(() => {
    // Once whatever else begins with the form has begun, such as what keeps a draft of it.
    queueMicrotask(() => {
      for (const [name, typed] of early.current) {
        form.setValue(name, typed as PathValue<Input, Path<Input>>, { shouldDirty: true, shouldValidate: true });
      }
      early.current.clear();
    });
  }, [form]);
  return (name, options) => {
    const field = form.register(name, options);
    return {
      ...field,
      ref: (element: unknown) => {
        const typed = isTyped(element) ? element.value : null;
        field.ref(element);
        if (isText(element) && typed !== null && element.value !== typed) early.current.set(name, typed);
      },
    };
  };
}

const isText = (element: unknown): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type !== 'checkbox');

/** What its page came with is its default. */
const isTyped = (element: unknown): element is HTMLInputElement | HTMLTextAreaElement =>
  isText(element) && element.value !== element.defaultValue;
