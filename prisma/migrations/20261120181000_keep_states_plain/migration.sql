-- What the replay remembers is large and read whole: packing it takes longer than writing it.
ALTER TABLE "replay_state" ALTER COLUMN "state" SET STORAGE EXTERNAL;
