-- What was sent under a key, so that the same key with other contents is told apart. Of keys before, it is not known:
-- whoever asks for one of them again is refused, and nothing is sent twice.
ALTER TABLE "SendKey" ADD COLUMN "digest" TEXT NOT NULL DEFAULT '';
