import { notFound } from 'next/navigation';
import { Design } from '@/components/design/Design';
import { getRuntime } from '@/lib/server/runtime/runtime';

/** Every primitive in every state, for whoever builds with them: in development alone. */
export default function DesignPage() {
  if (!getRuntime().env.development) notFound();
  return <Design />;
}
