-- In which language somebody reads; and what an alert is about, from which its words are made when it is sent.
ALTER TABLE "PanelUser" ADD COLUMN "language" TEXT;
ALTER TABLE "Alert" ADD COLUMN "topic" TEXT NOT NULL DEFAULT '';
