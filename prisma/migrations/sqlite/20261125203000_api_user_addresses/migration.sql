CREATE TABLE "ApiUserAddress" (
    "apiUserId" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "provenAt" DATETIME NOT NULL,

    PRIMARY KEY ("apiUserId", "address"),
    CONSTRAINT "ApiUserAddress_apiUserId_fkey" FOREIGN KEY ("apiUserId") REFERENCES "ApiUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
