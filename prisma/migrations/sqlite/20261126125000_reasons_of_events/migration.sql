-- Why something happened where no carrier said it is told by names of our own (lib/domain/delivery/event-reason.ts).
-- Until now it stood as an English sentence among the carriers' words.
ALTER TABLE "MessageEvent" ADD COLUMN "reason" TEXT;

-- Of what was in doubt the carrier's own words stay.
UPDATE "MessageEvent"
SET "carrierText" = substr("carrierText", length('it may have been sent: ') + 1)
WHERE "ptt" = 6 AND "state" = 'accepted' AND "carrierText" LIKE 'it may have been sent: %';

UPDATE "MessageEvent"
SET "carrierText" = '',
    "reason" = CASE "carrierText"
      WHEN 'no answer within 300 s' THEN 'no_answer'
      WHEN 'the process ended meanwhile' THEN 'process_ended'
      ELSE 'not_repeated'
    END
WHERE "ptt" = 6 AND "carrierText" IN ('no answer within 300 s', 'the process ended meanwhile', 'it is not sent again');
