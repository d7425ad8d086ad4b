import { defineClassShare } from "./class-share.ts";

export const maintenanceShare = defineClassShare({
  class: "maintenance_low",
  id: "maintenance-share",
  title: "Small upkeep",
  settles: "at-merge",
  definition:
    "Lines of small changes, of which ten lines or fewer are left by the other classes, to settings, build, project files or plain documents, or that say they are upkeep by title or label. Changes for a story, a bug, an incident or security are never among them, nor are infrastructure, schemas, interfaces and access rights.",
  limits: [
    "What a file is for is told by its path.",
    "Decisions, specifications and instructions for agents are never small upkeep, however short.",
  ],
  never: "Discouraging upkeep: small steps keep a product alive.",
  params: { mostLines: 10 },
});
