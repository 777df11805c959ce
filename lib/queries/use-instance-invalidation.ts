'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { INSTANCE } from './instance-resources';

/** Reads again what is shown of the instance; settles once it has been read. */
export function useInstanceInvalidation(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: [INSTANCE] }), [client]);
}
