/** The request that a call makes. Its address has no words to keep whole, and fills its lines: a hyphen in it ends none. */
export function CalledUrl({ url, className }: { url: string; className?: string }) {
  return (
    <p className={className}>
      <span className="font-mono">
        GET <span className="[line-break:anywhere]">{url}</span>
      </span>
    </p>
  );
}
