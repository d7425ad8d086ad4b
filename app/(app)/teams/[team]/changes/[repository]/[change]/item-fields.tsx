export type ItemIds = { readonly team: string; readonly repository: string; readonly change: string };

/** Which change a form is about. */
export const ItemFields = ({ ids: { team, repository, change } }: { ids: ItemIds }) => (
  <>
    <input type="hidden" name="team" value={team} />
    <input type="hidden" name="repository" value={repository} />
    <input type="hidden" name="change" value={change} />
  </>
);
