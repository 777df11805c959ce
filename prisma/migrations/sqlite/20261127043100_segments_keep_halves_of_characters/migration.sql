-- A character that lies across two segments leaves half of itself in each, which a text in UTF-8 cannot hold: JSON can.
UPDATE "IncomingSegment" SET "text" = json_quote("text");
