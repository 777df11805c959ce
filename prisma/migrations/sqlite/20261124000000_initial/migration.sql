-- CreateTable
CREATE TABLE "PanelUser" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Membership" (
    "panelUserId" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("panelUserId", "accountId"),
    CONSTRAINT "Membership_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "SmsAccount" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SmsAccount" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "serviceName" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "creditsLeft" BIGINT NOT NULL DEFAULT 0,
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "stopClauseEnabled" BOOLEAN NOT NULL DEFAULT true,
    "stopClauseText" TEXT NOT NULL DEFAULT 'STOP 36111',
    "shortNumber" TEXT,
    "callbackUrl" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Sender" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "sender" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'enable',
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Sender_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "SmsAccount" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ApiUser" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "login" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "passwordEpoch" INTEGER NOT NULL DEFAULT 0,
    "disabledAt" DATETIME,
    "quotaActive" BOOLEAN NOT NULL DEFAULT false,
    "quotaLeft" BIGINT NOT NULL DEFAULT 0,
    "ipRestrictions" TEXT NOT NULL DEFAULT '[]',
    "callbackUrl" TEXT,
    "alertThreshold" BIGINT,
    "alertSupport" TEXT NOT NULL DEFAULT 'mail',
    "alertEmail" TEXT NOT NULL DEFAULT '',
    "alertNumber" TEXT NOT NULL DEFAULT '',
    "lastUsedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ApiUser_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "SmsAccount" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Message" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER,
    "login" TEXT,
    "sender" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "smsClass" INTEGER NOT NULL DEFAULT 1,
    "segmentCount" INTEGER NOT NULL,
    "credits" INTEGER NOT NULL,
    "tag" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "ptt" INTEGER NOT NULL,
    "dlrId" INTEGER NOT NULL,
    "refundedAt" DATETIME,
    "carrier" TEXT NOT NULL DEFAULT 'simulated',
    "carrierMessageId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Dispatch" (
    "messageId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "dueAt" DATETIME NOT NULL,
    "leaseUntil" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "MessageEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "messageId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "ptt" INTEGER NOT NULL,
    "dlrId" INTEGER NOT NULL,
    "carrierText" TEXT NOT NULL DEFAULT '',
    "applied" BOOLEAN NOT NULL DEFAULT true
);

-- CreateTable
CREATE TABLE "CreditMovement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "quotaOfId" INTEGER,
    "login" TEXT,
    "kind" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "balanceAfter" BIGINT NOT NULL,
    "messageId" INTEGER,
    "actor" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SimulatedReceipt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "carrierMessageId" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "ptt" INTEGER NOT NULL,
    "billed" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "CallbackDelivery" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER,
    "messageId" INTEGER NOT NULL,
    "payload" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME,
    "leaseUntil" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "CallbackAttempt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "deliveryId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "httpStatus" INTEGER,
    "error" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "CallbackAttempt_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "CallbackDelivery" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sequence" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" BIGINT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "PanelUser_email_key" ON "PanelUser"("email");

-- CreateIndex
CREATE INDEX "Membership_accountId_idx" ON "Membership"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "SmsAccount_serviceName_key" ON "SmsAccount"("serviceName");

-- CreateIndex
CREATE UNIQUE INDEX "Sender_accountId_sender_key" ON "Sender"("accountId", "sender");

-- CreateIndex
CREATE UNIQUE INDEX "ApiUser_accountId_login_key" ON "ApiUser"("accountId", "login");

-- CreateIndex
CREATE INDEX "Message_accountId_id_idx" ON "Message"("accountId", "id");

-- CreateIndex
CREATE INDEX "Message_accountId_apiUserId_id_idx" ON "Message"("accountId", "apiUserId", "id");

-- CreateIndex
CREATE INDEX "Message_accountId_recipient_id_idx" ON "Message"("accountId", "recipient", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Message_carrier_carrierMessageId_key" ON "Message"("carrier", "carrierMessageId");

-- CreateIndex
CREATE INDEX "Dispatch_dueAt_idx" ON "Dispatch"("dueAt");

-- CreateIndex
CREATE INDEX "MessageEvent_messageId_id_idx" ON "MessageEvent"("messageId", "id");

-- CreateIndex
CREATE INDEX "CreditMovement_accountId_quotaOfId_id_idx" ON "CreditMovement"("accountId", "quotaOfId", "id");

-- CreateIndex
CREATE INDEX "CreditMovement_messageId_idx" ON "CreditMovement"("messageId");

-- CreateIndex
CREATE INDEX "SimulatedReceipt_dueAt_idx" ON "SimulatedReceipt"("dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "SimulatedReceipt_carrierMessageId_step_key" ON "SimulatedReceipt"("carrierMessageId", "step");

-- CreateIndex
CREATE INDEX "CallbackDelivery_status_nextAttemptAt_idx" ON "CallbackDelivery"("status", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "CallbackDelivery_messageId_idx" ON "CallbackDelivery"("messageId");

-- CreateIndex
CREATE INDEX "CallbackDelivery_accountId_apiUserId_id_idx" ON "CallbackDelivery"("accountId", "apiUserId", "id");

-- CreateIndex
CREATE INDEX "CallbackAttempt_deliveryId_id_idx" ON "CallbackAttempt"("deliveryId", "id");
