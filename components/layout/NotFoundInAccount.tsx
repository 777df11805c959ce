'use client';

import { useParams } from 'next/navigation';
import { NotFound } from './NotFound';

/** Below an account's own header. */
export function NotFoundInAccount() {
  const { serviceName } = useParams<{ serviceName: string }>();
  return <NotFound serviceName={serviceName} />;
}
