'use client';

/**
 * What is left when even the layout fails. It is made when Chappe is built, so no answer's nonce is on its scripts and
 * the policy keeps them from running: it must do without.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', margin: '20vh auto', maxWidth: '32rem', padding: '1.5rem' }}>
        <h1>Something went wrong</h1>
        <p>The server could not answer. Nothing was changed.</p>
        <p>
          <a href="">Try again</a>
        </p>
      </body>
    </html>
  );
}
