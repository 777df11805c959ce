ALTER TABLE "SmsAccount" ADD COLUMN "commercialHoursEnabled" BOOLEAN NOT NULL DEFAULT false;
