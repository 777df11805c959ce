ALTER TABLE "ApiUser" ADD COLUMN "alertLastThreshold" BIGINT;
