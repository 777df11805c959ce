-- The instance's daily backup: every night at three, seven kept. The first is due in the night after the next start.
CREATE TABLE "DailyBackup" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "isOn" BOOLEAN NOT NULL,
    "hour" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "settledAt" DATETIME,
    "endedAt" DATETIME,
    "fault" TEXT
);

INSERT INTO "DailyBackup" ("id", "isOn", "hour", "kept") VALUES (1, true, 3, 7);
