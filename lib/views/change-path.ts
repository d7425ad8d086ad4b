/** The page of one change. */
export const changePath = (teamId: string, repoId: string, id: string): string =>
  `/teams/${teamId}/changes/${repoId}/${encodeURIComponent(id)}`;
