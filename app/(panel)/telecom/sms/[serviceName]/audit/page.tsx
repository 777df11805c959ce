import type { Metadata } from 'next';
import { AuditLog } from '@/components/audit/AuditLog';

export const metadata: Metadata = { title: 'Audit log' };

type Props = { params: Promise<{ serviceName: string }> };

export default async function AuditPage({ params }: Props) {
  return <AuditLog serviceName={(await params).serviceName} />;
}
