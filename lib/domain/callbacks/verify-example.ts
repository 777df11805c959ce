/**
 * How a receiver finds out that a callback is from Chappe, ready to paste. Each is one function of the secret, path and
 * query as they came, and the three headers.
 */
export const VERIFY_LANGUAGES = ['bash', 'php', 'python', 'node', 'java'] as const;
export type VerifyLanguage = (typeof VERIFY_LANGUAGES)[number];

export const VERIFY_LANGUAGE_NAMES: Readonly<Record<VerifyLanguage, string>> = {
  bash: 'bash, openssl',
  php: 'PHP',
  python: 'Python',
  node: 'Node.js',
  java: 'Java',
};

/** In seconds: what is older may be a call that somebody recorded and repeats. */
export const OLDEST_CALL_SECONDS = 300;

const BASH = `# For a look by hand: whoever else is on the machine can see the key in the list of processes.
# is_genuine SECRET TARGET ID TIMESTAMP SIGNATURES
is_genuine() {
  local age key expected signature signatures
  [[ $4 =~ ^[1-9][0-9]{0,11}$ ]] || return 1
  age=$(( $(date +%s) - $4 ))
  (( age <= ${OLDEST_CALL_SECONDS} && age >= -${OLDEST_CALL_SECONDS} )) || return 1
  key=$(printf %s "\${1#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \\n')
  expected="v1,$(printf %s "$3.$4.$2" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)"
  read -ra signatures <<< "$5"
  for signature in "\${signatures[@]}"; do
    [[ $signature == "$expected" ]] && return 0
  done
  return 1
}`;

const PHP = `<?php
// isGenuine($secret, $_SERVER['REQUEST_URI'], $_SERVER['HTTP_WEBHOOK_ID'] ?? '',
//     $_SERVER['HTTP_WEBHOOK_TIMESTAMP'] ?? '', $_SERVER['HTTP_WEBHOOK_SIGNATURE'] ?? '')
function isGenuine(string $secret, string $target, string $id, string $timestamp, string $signatures): bool
{
    if (abs(time() - (int) $timestamp) > ${OLDEST_CALL_SECONDS}) {
        return false;
    }
    $key = base64_decode(substr($secret, strlen('whsec_')));
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$target", $key, true));
    foreach (explode(' ', $signatures) as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }
    return false;
}`;

const PYTHON = `import base64
import hashlib
import hmac
import time


def is_genuine(secret, target, id, timestamp, signatures):
    if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > ${OLDEST_CALL_SECONDS}:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{id}.{timestamp}.{target}".encode()
    expected = b"v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
    return any(hmac.compare_digest(expected, signature.encode()) for signature in signatures.split(" "))`;

const NODE = `import { createHmac, timingSafeEqual } from 'node:crypto';

// isGenuine(secret, request.url, request.headers['webhook-id'],
//   request.headers['webhook-timestamp'], request.headers['webhook-signature'])
function isGenuine(secret, target, id, timestamp, signatures = '') {
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= ${OLDEST_CALL_SECONDS})) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const digest = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\${target}\`).digest('base64');
  const expected = Buffer.from(\`v1,\${digest}\`);
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}`;

const JAVA = `import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Webhooks {
  static boolean isGenuine(String secret, String target, String id, String timestamp, String signatures)
      throws GeneralSecurityException {
    if (!timestamp.matches("\\\\d{1,12}")) return false;
    if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > ${OLDEST_CALL_SECONDS}) return false;
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
    var digest = mac.doFinal((id + "." + timestamp + "." + target).getBytes(StandardCharsets.UTF_8));
    var expected = ("v1," + Base64.getEncoder().encodeToString(digest)).getBytes(StandardCharsets.UTF_8);
    for (var signature : signatures.split(" ")) {
      if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) return true;
    }
    return false;
  }
}`;

export const VERIFY_EXAMPLES: Readonly<Record<VerifyLanguage, string>> = {
  bash: BASH,
  php: PHP,
  python: PYTHON,
  node: NODE,
  java: JAVA,
};
