import type { Metadata } from 'next';
import { AlertOutbox } from '@/components/alerts/AlertOutbox';

export const metadata: Metadata = { title: 'Alerts' };

type Props = { params: Promise<{ serviceName: string }> };

export default async function AlertsPage({ params }: Props) {
  return <AlertOutbox serviceName={(await params).serviceName} />;
}
