import { notFound } from 'next/navigation';

/** The instance has no other pages; without this one, saying so would be left to a page without its header. */
export default function UnknownPage() {
  notFound();
}
