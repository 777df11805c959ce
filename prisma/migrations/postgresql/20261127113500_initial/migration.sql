-- The whole schema as of this day. Whole numbers have 64 bits and texts are compared by their bytes, as in SQLite;
-- times are without a zone, in UTC.

CREATE TABLE "ActKey" (
    "keyHash" TEXT COLLATE "C" NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ActKey_pkey" PRIMARY KEY ("keyHash")
);

CREATE TABLE "Alert" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "login" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "recipient" TEXT COLLATE "C" NOT NULL,
    "sender" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "subject" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "body" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "attempts" BIGINT NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3) NOT NULL,
    "lastError" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "leasedBy" BIGINT,
    "topic" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Alert_accountId_id_idx" ON "Alert"("accountId", "id");
CREATE INDEX "Alert_status_channel_nextAttemptAt_idx" ON "Alert"("status", "channel", "nextAttemptAt");

CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "clientIp" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "before" TEXT COLLATE "C" NOT NULL,
    "after" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "AuditEntry_accountId_at_idx" ON "AuditEntry"("accountId", "at");
CREATE INDEX "AuditEntry_accountId_id_idx" ON "AuditEntry"("accountId", "id");
CREATE INDEX "AuditEntry_accountId_subject_id_idx" ON "AuditEntry"("accountId", "subject", "id");

CREATE TABLE "BlacklistEntry" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "msisdn" TEXT COLLATE "C" NOT NULL,
    "addedBy" TEXT COLLATE "C" NOT NULL,
    "messageId" BIGINT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "BlacklistEntry_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "BlacklistEntry_accountId_id_idx" ON "BlacklistEntry"("accountId", "id");
CREATE UNIQUE INDEX "BlacklistEntry_accountId_msisdn_key" ON "BlacklistEntry"("accountId", "msisdn");

CREATE TABLE "BulkSend" (
    "id" BIGINT NOT NULL,
    "accountId" BIGINT NOT NULL,
    "apiUserId" BIGINT,
    "login" TEXT COLLATE "C",
    "sender" TEXT COLLATE "C" NOT NULL,
    "smsClass" BIGINT NOT NULL,
    "tag" TEXT COLLATE "C" NOT NULL,
    "deferredUntil" TIMESTAMP(3),
    "texts" TEXT COLLATE "C" NOT NULL,
    "messageCount" BIGINT NOT NULL,
    "writtenCount" BIGINT NOT NULL DEFAULT 0,
    "heldCredits" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "finishedAt" TIMESTAMP(3),
    "givenBackCredits" BIGINT NOT NULL DEFAULT 0,
    "unwritableCount" BIGINT NOT NULL DEFAULT 0,
    "sentBy" TEXT COLLATE "C",
    "takenOutCount" BIGINT NOT NULL DEFAULT 0,
    "deletedCount" BIGINT NOT NULL DEFAULT 0,
    "deletedCredits" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "BulkSend_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "BulkSend_accountId_finishedAt_idx" ON "BulkSend"("accountId", "finishedAt");

CREATE TABLE "BulkTally" (
    "bulkSendId" BIGINT NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "ptt" BIGINT NOT NULL,
    "messageCount" BIGINT NOT NULL,
    "credits" BIGINT NOT NULL,

    CONSTRAINT "BulkTally_pkey" PRIMARY KEY ("bulkSendId", "state", "ptt"),
    CONSTRAINT "BulkTally_bulkSendId_fkey" FOREIGN KEY ("bulkSendId") REFERENCES "BulkSend" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "CallbackDelivery" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "apiUserId" BIGINT,
    "messageId" BIGINT NOT NULL,
    "url" TEXT COLLATE "C" NOT NULL,
    "receiver" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'pending',
    "attempts" BIGINT NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL DEFAULT 'status',
    "leasedBy" BIGINT,
    "signed" BOOLEAN NOT NULL DEFAULT true,
    "ptt" BIGINT,
    "dlrId" BIGINT,
    "date" TEXT COLLATE "C",
    "lastAt" TIMESTAMP(3),
    "lastUrl" TEXT COLLATE "C",
    "lastDurationMs" BIGINT,
    "lastHttpStatus" BIGINT,
    "lastError" TEXT COLLATE "C",
    "lastAnswer" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "query" TEXT COLLATE "C",
    "incomingId" BIGINT,
    "redeliveredAt" TIMESTAMP(3),
    "redeliveredBy" TEXT COLLATE "C",

    CONSTRAINT "CallbackDelivery_pkey" PRIMARY KEY ("id")
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);

CREATE INDEX "CallbackDelivery_accountId_apiUserId_id_idx" ON "CallbackDelivery"("accountId", "apiUserId", "id");
CREATE INDEX "CallbackDelivery_accountId_id_idx" ON "CallbackDelivery"("accountId", "id");
CREATE INDEX "CallbackDelivery_failed_idx" ON "CallbackDelivery"("accountId", "id") WHERE status = 'failed';
CREATE INDEX "CallbackDelivery_failing_idx" ON "CallbackDelivery"("accountId", "id") WHERE status = 'pending' AND attempts > 0;
CREATE INDEX "CallbackDelivery_incomingId_idx" ON "CallbackDelivery"("incomingId") WHERE "incomingId" IS NOT NULL;
CREATE INDEX "CallbackDelivery_messageId_idx" ON "CallbackDelivery"("messageId");
CREATE INDEX "CallbackDelivery_pending_idx" ON "CallbackDelivery"("accountId", "id") WHERE status = 'pending';
CREATE INDEX "CallbackDelivery_queue_idx" ON "CallbackDelivery"("receiver", "nextAttemptAt") WHERE status = 'pending' AND "leasedBy" IS NULL;

CREATE TABLE "CallbackAttempt" (
    "id" BIGSERIAL NOT NULL,
    "deliveryId" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "durationMs" BIGINT NOT NULL,
    "httpStatus" BIGINT,
    "error" TEXT COLLATE "C",
    "answer" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "url" TEXT COLLATE "C",

    CONSTRAINT "CallbackAttempt_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "CallbackAttempt_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "CallbackDelivery" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "CallbackAttempt_deliveryId_id_idx" ON "CallbackAttempt"("deliveryId", "id");

CREATE TABLE "CallbackSigning" (
    "id" BIGSERIAL NOT NULL,
    "apiUserId" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "signed" BOOLEAN NOT NULL,

    CONSTRAINT "CallbackSigning_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "CallbackSigning_apiUserId_at_idx" ON "CallbackSigning"("apiUserId", "at");

CREATE TABLE "Carrier" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "settings" TEXT COLLATE "C" NOT NULL,
    "secrets" TEXT COLLATE "C" NOT NULL,
    "dlrSecret" TEXT COLLATE "C" NOT NULL,
    "rank" BIGINT NOT NULL,
    "whenUnknown" TEXT COLLATE "C" NOT NULL DEFAULT 'again',
    "revision" BIGINT NOT NULL DEFAULT 1,
    "disabledAt" TIMESTAMP(3),
    "deletedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "idBase" TEXT COLLATE "C",
    "idMatches" BIGINT NOT NULL DEFAULT 0,
    "certificateToldOf" TIMESTAMP(3),

    CONSTRAINT "Carrier_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Carrier_name_key" ON "Carrier"("name");

CREATE TABLE "CarrierOutage" (
    "carrier" TEXT COLLATE "C" NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "toldAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CarrierOutage_pkey" PRIMARY KEY ("carrier")
);

CREATE TABLE "CreditMovement" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "quotaOfId" BIGINT,
    "login" TEXT COLLATE "C",
    "kind" TEXT COLLATE "C" NOT NULL,
    "amount" BIGINT NOT NULL,
    "balanceAfter" BIGINT NOT NULL,
    "messageId" BIGINT,
    "actor" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "reversesId" BIGINT,
    "reason" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "counterpartId" BIGINT,
    "postedWith" TEXT COLLATE "C",

    CONSTRAINT "CreditMovement_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "CreditMovement_accountId_id_idx" ON "CreditMovement"("accountId", "id");
CREATE INDEX "CreditMovement_accountId_login_id_idx" ON "CreditMovement"("accountId", "login", "id");
CREATE INDEX "CreditMovement_kind_idx" ON "CreditMovement"("accountId", "kind", "id") WHERE kind <> 'debit';
CREATE INDEX "CreditMovement_messageId_idx" ON "CreditMovement"("messageId");
CREATE UNIQUE INDEX "CreditMovement_refund_key" ON "CreditMovement"("reversesId") WHERE kind = 'refund';

CREATE TABLE "DailyBackup" (
    "id" BIGINT NOT NULL,
    "isOn" BOOLEAN NOT NULL,
    "hour" BIGINT NOT NULL,
    "kept" BIGINT NOT NULL,
    "settledAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "fault" TEXT COLLATE "C",

    CONSTRAINT "DailyBackup_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DeletedApiUser" (
    "id" BIGINT NOT NULL,
    "accountId" BIGINT NOT NULL,
    "login" TEXT COLLATE "C" NOT NULL,
    "deletedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeletedApiUser_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "DeletedApiUser_accountId_login_idx" ON "DeletedApiUser"("accountId", "login");

CREATE TABLE "DeletedIncoming" (
    "id" BIGINT NOT NULL,
    "accountId" BIGINT NOT NULL,
    "msisdn" TEXT COLLATE "C" NOT NULL,
    "answerId" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeletedIncoming_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "DeletedIncoming_accountId_msisdn_idx" ON "DeletedIncoming"("accountId", "msisdn");
CREATE INDEX "DeletedIncoming_answerId_idx" ON "DeletedIncoming"("answerId");
CREATE INDEX "DeletedIncoming_createdAt_idx" ON "DeletedIncoming"("createdAt");

CREATE TABLE "DeletedMessage" (
    "id" BIGINT NOT NULL,
    "accountId" BIGINT NOT NULL,
    "apiUserId" BIGINT,
    "sender" TEXT COLLATE "C" NOT NULL,
    "recipient" TEXT COLLATE "C" NOT NULL,
    "clause" TEXT COLLATE "C" NOT NULL,
    "carrier" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeletedMessage_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "DeletedMessage_recipient_id_idx" ON "DeletedMessage"("recipient", "id");
CREATE INDEX "DeletedMessage_createdAt_idx" ON "DeletedMessage"("createdAt");

CREATE TABLE "DeletedSegment" (
    "carrier" TEXT COLLATE "C" NOT NULL,
    "idKey" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DeletedSegment_pkey" PRIMARY KEY ("carrier", "idKey")
);

CREATE INDEX "DeletedSegment_createdAt_idx" ON "DeletedSegment"("createdAt");

CREATE TABLE "Dispatch" (
    "messageId" BIGSERIAL NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "attempts" BIGINT NOT NULL DEFAULT 0,
    "leasedBy" BIGINT,
    "doubts" BIGINT NOT NULL DEFAULT 0,
    "carrier" TEXT COLLATE "C",
    "givenTo" TEXT COLLATE "C",
    "tried" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "laters" BIGINT NOT NULL DEFAULT 0,
    "decision" TEXT COLLATE "C",
    "undecidedSince" TIMESTAMP(3),

    CONSTRAINT "Dispatch_pkey" PRIMARY KEY ("messageId")
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);

CREATE INDEX "Dispatch_carrier_dueAt_idx" ON "Dispatch"("carrier", "dueAt");
CREATE INDEX "Dispatch_undecided_idx" ON "Dispatch"("carrier", "decision", "dueAt", "messageId") WHERE "undecidedSince" IS NOT NULL;
CREATE INDEX "Dispatch_doubted_idx" ON "Dispatch"("carrier") WHERE doubts > 0 AND "undecidedSince" IS NULL;

CREATE TABLE "IncomingMessage" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "messageId" BIGINT NOT NULL,
    "apiUserId" BIGINT,
    "carrier" TEXT COLLATE "C" NOT NULL,
    "msisdn" TEXT COLLATE "C" NOT NULL,
    "recipient" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "reference" BIGINT,
    "segmentCount" BIGINT NOT NULL,
    "receivedCount" BIGINT NOT NULL,
    "isStop" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "answerId" BIGINT,

    CONSTRAINT "IncomingMessage_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "IncomingMessage_accountId_id_idx" ON "IncomingMessage"("accountId", "id");
CREATE UNIQUE INDEX "IncomingMessage_answerId_key" ON "IncomingMessage"("answerId") WHERE "answerId" IS NOT NULL;
CREATE INDEX "IncomingMessage_answered_idx" ON "IncomingMessage"("accountId", "msisdn", "id") WHERE "answerId" IS NOT NULL;
CREATE INDEX "IncomingMessage_messageId_idx" ON "IncomingMessage"("messageId");
CREATE INDEX "IncomingMessage_open_idx" ON "IncomingMessage"("carrier", "msisdn", "id") WHERE "receivedCount" < "segmentCount";

CREATE TABLE "IncomingSegment" (
    "incomingId" BIGINT NOT NULL,
    "segment" BIGINT NOT NULL,
    "carrier" TEXT COLLATE "C" NOT NULL,
    "idKey" TEXT COLLATE "C",
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "IncomingSegment_pkey" PRIMARY KEY ("incomingId", "segment"),
    CONSTRAINT "IncomingSegment_incomingId_fkey" FOREIGN KEY ("incomingId") REFERENCES "IncomingMessage" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "IncomingSegment_carrier_idKey_idx" ON "IncomingSegment"("carrier", "idKey") WHERE "idKey" IS NOT NULL;

CREATE TABLE "Message" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "apiUserId" BIGINT,
    "login" TEXT COLLATE "C",
    "sender" TEXT COLLATE "C" NOT NULL,
    "recipient" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "encoding" TEXT COLLATE "C" NOT NULL,
    "smsClass" BIGINT NOT NULL DEFAULT 1,
    "segmentCount" BIGINT NOT NULL,
    "credits" BIGINT NOT NULL,
    "tag" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "state" TEXT COLLATE "C" NOT NULL,
    "ptt" BIGINT NOT NULL,
    "dlrId" BIGINT NOT NULL,
    "refundedAt" TIMESTAMP(3),
    "carrier" TEXT COLLATE "C",
    "carrierIdKey" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "wasInDoubt" BOOLEAN NOT NULL DEFAULT false,
    "sentBy" TEXT COLLATE "C",

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Message_accountId_id_idx" ON "Message"("accountId", "id");
CREATE INDEX "Message_accountId_login_id_idx" ON "Message"("accountId", "login", "id");
CREATE INDEX "Message_accountId_recipient_id_idx" ON "Message"("accountId", "recipient", "id");
CREATE INDEX "Message_carrier_carrierIdKey_idx" ON "Message"("carrier", "carrierIdKey") WHERE "carrierIdKey" IS NOT NULL;
CREATE INDEX "Message_outstanding_idx" ON "Message"("carrier", "id") WHERE state IN ('submitted', 'buffered') AND "carrierIdKey" IS NOT NULL;
CREATE INDEX "Message_scheduled_idx" ON "Message"("accountId", "dueAt", "id") WHERE state = 'scheduled';
CREATE INDEX "Message_sent_by_idx" ON "Message"("accountId", "sentBy", "id") WHERE "sentBy" IS NOT NULL;
CREATE INDEX "Message_tagged_idx" ON "Message"("accountId", "tag", "id") WHERE tag <> '';

CREATE TABLE "MessageEvent" (
    "id" BIGSERIAL NOT NULL,
    "messageId" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "ptt" BIGINT NOT NULL,
    "dlrId" BIGINT NOT NULL,
    "carrierText" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "applied" BOOLEAN NOT NULL DEFAULT true,
    "segment" BIGINT,
    "reason" TEXT COLLATE "C",

    CONSTRAINT "MessageEvent_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "MessageEvent_messageId_id_idx" ON "MessageEvent"("messageId", "id");

CREATE TABLE "Node" (
    "id" BIGINT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "deadAt" TIMESTAMP(3),
    "version" TEXT COLLATE "C" NOT NULL,
    "host" TEXT COLLATE "C" NOT NULL,
    "held" BIGINT NOT NULL DEFAULT 0,
    "lagMs" BIGINT NOT NULL DEFAULT 0,
    "aheadMs" BIGINT NOT NULL DEFAULT 0,
    "carriers" TEXT COLLATE "C" NOT NULL DEFAULT '[]',

    CONSTRAINT "Node_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Duty" (
    "name" TEXT COLLATE "C" NOT NULL,
    "heldBy" BIGINT NOT NULL,

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "OwnTexts" (
    "id" BIGINT NOT NULL,
    "keptBy" BIGINT NOT NULL,
    "texts" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "OwnTexts_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "BulkSlice" (
    "firstMessageId" BIGSERIAL NOT NULL,
    "bulkSendId" BIGINT NOT NULL,
    "credits" BIGINT NOT NULL,
    "messages" TEXT COLLATE "C" NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "leasedBy" BIGINT,
    "attempts" BIGINT NOT NULL DEFAULT 0,
    "ownTextsId" BIGINT,
    "messageCount" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "BulkSlice_pkey" PRIMARY KEY ("firstMessageId"),
    CONSTRAINT "BulkSlice_bulkSendId_fkey" FOREIGN KEY ("bulkSendId") REFERENCES "BulkSend" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BulkSlice_ownTextsId_fkey" FOREIGN KEY ("ownTextsId") REFERENCES "OwnTexts" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "BulkSlice_bulkSendId_idx" ON "BulkSlice"("bulkSendId");
CREATE INDEX "BulkSlice_dueAt_idx" ON "BulkSlice"("dueAt");
CREATE UNIQUE INDEX "BulkSlice_ownTextsId_key" ON "BulkSlice"("ownTextsId");

CREATE TABLE "PanelUser" (
    "id" BIGSERIAL NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "passwordHash" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "totpSecret" TEXT COLLATE "C",
    "totpPendingSecret" TEXT COLLATE "C",
    "totpLastStep" BIGINT NOT NULL DEFAULT 0,
    "failedSignIns" BIGINT NOT NULL DEFAULT 0,
    "wrongCodes" BIGINT NOT NULL DEFAULT 0,
    "codesLockedUntil" TIMESTAMP(3),
    "isInstanceOwner" BOOLEAN NOT NULL DEFAULT false,
    "ownNumber" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "language" TEXT COLLATE "C",

    CONSTRAINT "PanelUser_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "PanelUser_email_key" ON "PanelUser"("email");

CREATE TABLE "ApiApplication" (
    "id" BIGSERIAL NOT NULL,
    "panelUserId" BIGINT NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C" NOT NULL,
    "applicationKey" TEXT COLLATE "C" NOT NULL,
    "secret" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ApiApplication_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ApiApplication_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "ApiApplication_applicationKey_key" ON "ApiApplication"("applicationKey");
CREATE INDEX "ApiApplication_panelUserId_idx" ON "ApiApplication"("panelUserId");

CREATE TABLE "ConsumerKey" (
    "id" BIGSERIAL NOT NULL,
    "applicationId" BIGINT NOT NULL,
    "panelUserId" BIGINT,
    "keyHash" TEXT COLLATE "C" NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "decision" TEXT COLLATE "C" NOT NULL,
    "rules" TEXT COLLATE "C" NOT NULL,
    "allowedAddresses" TEXT COLLATE "C" NOT NULL,
    "redirection" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "lastUsedAt" TIMESTAMP(3),
    "signedUntil" TIMESTAMP(3),

    CONSTRAINT "ConsumerKey_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ConsumerKey_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ConsumerKey_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "ApiApplication" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "ConsumerKey_applicationId_decision_id_idx" ON "ConsumerKey"("applicationId", "decision", "id");
CREATE UNIQUE INDEX "ConsumerKey_keyHash_key" ON "ConsumerKey"("keyHash");
CREATE INDEX "ConsumerKey_panelUserId_idx" ON "ConsumerKey"("panelUserId");
CREATE UNIQUE INDEX "ConsumerKey_tokenHash_key" ON "ConsumerKey"("tokenHash");

CREATE TABLE "PanelSession" (
    "id" BIGSERIAL NOT NULL,
    "panelUserId" BIGINT NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "userAgent" TEXT COLLATE "C" NOT NULL,
    "clientIp" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "address" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "PanelSession_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "PanelSession_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "PanelSession_address_idx" ON "PanelSession"("address");
CREATE INDEX "PanelSession_panelUserId_id_idx" ON "PanelSession"("panelUserId", "id");
CREATE UNIQUE INDEX "PanelSession_tokenHash_key" ON "PanelSession"("tokenHash");

CREATE TABLE "Rate" (
    "prefix" TEXT COLLATE "C" NOT NULL,
    "validFrom" TIMESTAMP(3) NOT NULL,
    "credits" BIGINT NOT NULL,

    CONSTRAINT "Rate_pkey" PRIMARY KEY ("prefix", "validFrom")
);

CREATE TABLE "RecoveryCode" (
    "panelUserId" BIGINT NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("panelUserId", "hash"),
    CONSTRAINT "RecoveryCode_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "RefusedRequest" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "apiUserId" BIGINT NOT NULL,
    "login" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "refusal" TEXT COLLATE "C" NOT NULL,
    "clientIp" TEXT COLLATE "C" NOT NULL,
    "way" TEXT COLLATE "C",

    CONSTRAINT "RefusedRequest_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "RefusedRequest_accountId_apiUserId_id_idx" ON "RefusedRequest"("accountId", "apiUserId", "id");
CREATE INDEX "RefusedRequest_accountId_id_idx" ON "RefusedRequest"("accountId", "id");

CREATE TABLE "Route" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT,
    "prefix" TEXT COLLATE "C" NOT NULL,
    "senderKind" TEXT COLLATE "C" NOT NULL,
    "senderPattern" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "carrier" TEXT COLLATE "C" NOT NULL,
    "rank" BIGINT NOT NULL,
    "weight" BIGINT NOT NULL,
    "revision" BIGINT NOT NULL DEFAULT 1,
    "disabledAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Route_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Route_prefix_rank_id_idx" ON "Route"("prefix", "rank", "id");

CREATE TABLE "SendKey" (
    "accountId" BIGINT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "firstMessageId" BIGINT NOT NULL,
    "messageCount" BIGINT NOT NULL,
    "credits" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "digest" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "SendKey_pkey" PRIMARY KEY ("accountId", "key")
);

CREATE TABLE "Sequence" (
    "name" TEXT COLLATE "C" NOT NULL,
    "value" BIGINT NOT NULL,

    CONSTRAINT "Sequence_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "SmppReceipt" (
    "id" BIGSERIAL NOT NULL,
    "apiUserId" BIGINT NOT NULL,
    "submissionId" BIGINT NOT NULL,
    "addresses" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "ptt" BIGINT NOT NULL,
    "submittedAt" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "toldBy" BIGINT,

    CONSTRAINT "SmppReceipt_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "SmppReceipt_apiUserId_id_idx" ON "SmppReceipt"("apiUserId", "id");
CREATE INDEX "SmppReceipt_createdAt_idx" ON "SmppReceipt"("createdAt");

CREATE TABLE "SmppSubmission" (
    "id" BIGINT NOT NULL,
    "accountId" BIGINT NOT NULL,
    "apiUserId" BIGINT NOT NULL,
    "messageId" BIGINT,
    "wish" TEXT COLLATE "C" NOT NULL,
    "addresses" TEXT COLLATE "C" NOT NULL,
    "joins" TEXT COLLATE "C",
    "joinedBy" TEXT COLLATE "C",
    "octets" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SmppSubmission_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "SmppSubmission_expiring_idx" ON "SmppSubmission"("at") WHERE "messageId" IS NULL;
CREATE INDEX "SmppSubmission_messageId_idx" ON "SmppSubmission"("messageId");
CREATE INDEX "SmppSubmission_waiting_idx" ON "SmppSubmission"("apiUserId", "joinedBy") WHERE "messageId" IS NULL;

CREATE TABLE "SmsAccount" (
    "id" BIGSERIAL NOT NULL,
    "serviceName" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "creditsLeft" BIGINT NOT NULL DEFAULT 0,
    "timeZone" TEXT COLLATE "C" NOT NULL DEFAULT 'Europe/Paris',
    "stopClauseEnabled" BOOLEAN NOT NULL DEFAULT true,
    "stopClauseText" TEXT COLLATE "C" NOT NULL DEFAULT 'STOP 36111',
    "shortNumber" TEXT COLLATE "C",
    "callbackUrl" TEXT COLLATE "C",
    "createdAt" TIMESTAMP(3) NOT NULL,
    "alertEmailCustom" BOOLEAN NOT NULL DEFAULT false,
    "alertEmailFrom" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "alertEmailSubject" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "alertEmailBody" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "alertSmsCustom" BOOLEAN NOT NULL DEFAULT false,
    "alertSmsBody" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "retentionMonths" BIGINT NOT NULL DEFAULT 12,
    "purgedBefore" TIMESTAMP(3),
    "purgedMessages" BIGINT NOT NULL DEFAULT 0,
    "alertThreshold" BIGINT,
    "alertLastThreshold" BIGINT,
    "alertSupport" TEXT COLLATE "C" NOT NULL DEFAULT 'mail',
    "alertEmail" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "alertNumber" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "alertArmed" BOOLEAN NOT NULL DEFAULT true,
    "disabledAt" TIMESTAMP(3),
    "nameOrder" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "commercialHoursEnabled" BOOLEAN NOT NULL DEFAULT false,
    "commercialHoursUntil" TIMESTAMP(3),
    "replyAction" TEXT COLLATE "C" NOT NULL DEFAULT 'none',
    "replyUrl" TEXT COLLATE "C",
    "stopUrl" TEXT COLLATE "C",
    "replyText" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "replyEmail" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "shortNumberSetAt" TIMESTAMP(3),
    "stopClauseSetAt" TIMESTAMP(3),
    "earlierStopClauses" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "SmsAccount_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "SmsAccount_createdAt_idx" ON "SmsAccount"("createdAt");
CREATE INDEX "SmsAccount_nameOrder_idx" ON "SmsAccount"("nameOrder");
CREATE UNIQUE INDEX "SmsAccount_serviceName_key" ON "SmsAccount"("serviceName");
CREATE INDEX "SmsAccount_shortNumberSetAt_idx" ON "SmsAccount"("shortNumberSetAt");
CREATE INDEX "SmsAccount_stopClauseSetAt_idx" ON "SmsAccount"("stopClauseSetAt");

CREATE TABLE "ApiUser" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "login" TEXT COLLATE "C" NOT NULL,
    "passwordHash" TEXT COLLATE "C" NOT NULL,
    "passwordEpoch" BIGINT NOT NULL DEFAULT 0,
    "disabledAt" TIMESTAMP(3),
    "quotaActive" BOOLEAN NOT NULL DEFAULT false,
    "quotaLeft" BIGINT NOT NULL DEFAULT 0,
    "ipRestrictions" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "callbackUrl" TEXT COLLATE "C",
    "alertThreshold" BIGINT,
    "alertSupport" TEXT COLLATE "C" NOT NULL DEFAULT 'mail',
    "alertEmail" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "alertNumber" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "lastUsedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "callbackSecret" TEXT COLLATE "C",
    "previousCallbackSecret" TEXT COLLATE "C",
    "previousCallbackSecretUntil" TIMESTAMP(3),
    "previousPasswordHash" TEXT COLLATE "C",
    "previousPasswordUntil" TIMESTAMP(3),
    "alertArmed" BOOLEAN NOT NULL DEFAULT true,
    "callbackChangedAt" TIMESTAMP(3),
    "callbackFailingSince" TIMESTAMP(3),
    "callbackSwitchedOffAt" TIMESTAMP(3),
    "quotaRevision" BIGINT NOT NULL DEFAULT 0,
    "alertLastThreshold" BIGINT,
    "quotaOpenedAfter" BIGINT NOT NULL DEFAULT 0,
    "loginOrder" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "quotaGiven" BIGINT NOT NULL DEFAULT 0,
    "passwordChangedAt" TIMESTAMP(3),
    "replyUrl" TEXT COLLATE "C",
    "stopUrl" TEXT COLLATE "C",

    CONSTRAINT "ApiUser_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ApiUser_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "SmsAccount" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "ApiUser_accountId_alertThreshold_idx" ON "ApiUser"("accountId", "alertThreshold");
CREATE INDEX "ApiUser_accountId_loginOrder_login_idx" ON "ApiUser"("accountId", "loginOrder", "login");
CREATE UNIQUE INDEX "ApiUser_accountId_login_key" ON "ApiUser"("accountId", "login");
CREATE INDEX "ApiUser_failing_idx" ON "ApiUser"("accountId") WHERE "callbackFailingSince" IS NOT NULL;
CREATE INDEX "ApiUser_quota_idx" ON "ApiUser"("accountId") WHERE "quotaActive";
CREATE INDEX "ApiUser_switched_off_idx" ON "ApiUser"("accountId") WHERE "callbackSwitchedOffAt" IS NOT NULL;

CREATE TABLE "ApiUserAddress" (
    "apiUserId" BIGINT NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "provenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ApiUserAddress_pkey" PRIMARY KEY ("apiUserId", "address"),
    CONSTRAINT "ApiUserAddress_apiUserId_fkey" FOREIGN KEY ("apiUserId") REFERENCES "ApiUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Invitation" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "email" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "invitedBy" TEXT COLLATE "C" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Invitation_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "SmsAccount" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Invitation_accountId_email_key" ON "Invitation"("accountId", "email");
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

CREATE TABLE "Membership" (
    "panelUserId" BIGINT NOT NULL,
    "accountId" BIGINT NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("panelUserId", "accountId"),
    CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "SmsAccount" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Membership_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "Membership_accountId_idx" ON "Membership"("accountId");

CREATE TABLE "Sender" (
    "id" BIGSERIAL NOT NULL,
    "accountId" BIGINT NOT NULL,
    "sender" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'enable',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "description" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "Sender_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Sender_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "SmsAccount" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Sender_accountId_sender_key" ON "Sender"("accountId", "sender");

CREATE TABLE "SubmittedSegment" (
    "messageId" BIGINT NOT NULL,
    "segment" BIGINT NOT NULL,
    "carrier" TEXT COLLATE "C" NOT NULL,
    "idKey" TEXT COLLATE "C",
    "rawId" TEXT COLLATE "C",
    "state" TEXT COLLATE "C" NOT NULL,
    "ptt" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SubmittedSegment_pkey" PRIMARY KEY ("messageId", "segment")
);

CREATE INDEX "SubmittedSegment_carrier_idKey_idx" ON "SubmittedSegment"("carrier", "idKey");
CREATE INDEX "SubmittedSegment_outstanding_idx" ON "SubmittedSegment"("carrier", "messageId", "segment") WHERE state IN ('submitted', 'buffered') AND "rawId" IS NOT NULL;

CREATE TABLE "CarrierTrial" (
    "carrier" TEXT COLLATE "C" NOT NULL,
    "idKey" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CarrierTrial_pkey" PRIMARY KEY ("carrier", "idKey")
);

CREATE INDEX "CarrierTrial_at_idx" ON "CarrierTrial"("at");

CREATE TABLE "UnmatchedReceipt" (
    "id" BIGSERIAL NOT NULL,
    "carrier" TEXT COLLATE "C" NOT NULL,
    "idKey" TEXT COLLATE "C" NOT NULL,
    "rawId" TEXT COLLATE "C" NOT NULL,
    "dlrId" BIGINT,
    "ptt" BIGINT NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "UnmatchedReceipt_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "UnmatchedReceipt_carrier_idKey_idx" ON "UnmatchedReceipt"("carrier", "idKey");
CREATE INDEX "UnmatchedReceipt_receivedAt_idx" ON "UnmatchedReceipt"("receivedAt");

CREATE TABLE "Usage" (
    "accountId" BIGINT NOT NULL,
    "apiUserId" BIGINT NOT NULL,
    "hour" BIGINT NOT NULL,
    "sent" BIGINT NOT NULL DEFAULT 0,
    "delivered" BIGINT NOT NULL DEFAULT 0,
    "failed" BIGINT NOT NULL DEFAULT 0,
    "credits" BIGINT NOT NULL DEFAULT 0,
    "paid" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Usage_pkey" PRIMARY KEY ("accountId", "apiUserId", "hour")
);

CREATE INDEX "Usage_by_hour_idx" ON "Usage"("accountId", "hour", "apiUserId", "sent", "delivered", "failed", "credits", "paid");

-- Which transaction of each writing connection was the last (lib/db/postgresql/lane.ts): told to whoever lost it.
CREATE TABLE "_lanes" (
    "name" TEXT COLLATE "C" NOT NULL,
    "done" BIGINT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "_lanes_pkey" PRIMARY KEY ("name")
) WITH (fillfactor = 50);

-- What the nodes of one database must agree on, and one alone keeps in its data folder or its memory
-- (lib/db/postgresql/shared.ts): secrets, wrong guesses of passwords, changes that were made by the REST API.
CREATE TABLE "_secrets" (
    "name" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "_secrets_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "_guesses" (
    "name" TEXT COLLATE "C" NOT NULL,
    "left" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "fullAt" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "_guesses_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "_signatures" (
    "signature" BIGINT NOT NULL,
    "taker" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "_signatures_pkey" PRIMARY KEY ("signature")
);

CREATE INDEX "_signatures_at_idx" ON "_signatures"("at");

INSERT INTO "DailyBackup" ("id", "isOn", "hour", "kept") VALUES (1, true, 3, 7);

-- What every number costs, and the one carrier that there is until somebody adds another.
INSERT INTO "Rate" ("prefix", "validFrom", "credits") VALUES ('', 'epoch', 100), ('91', 'epoch', 40);

INSERT INTO "Carrier" ("name", "kind", "settings", "secrets", "dlrSecret", "rank", "createdAt", "updatedAt")
SELECT 'simulated', 'simulated', '{}', '{}', replace(gen_random_uuid()::text, '-', ''), 1000, "now", "now"
FROM (SELECT date_trunc('second', now() AT TIME ZONE 'UTC') AS "now") AS clock;
