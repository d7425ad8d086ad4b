import type { ImportState } from "./import-state.ts";

type Props = Pick<Extract<ImportState, { status: "preview" }>, "changes" | "faults"> & {
  /** What is said where nothing would change. */
  nothing: string;
};
const SHOWN = 200;

/** What a table would change, and which of its lines cannot be read. */
export function ImportPreview({ changes, faults, nothing }: Props) {
  const lines = [
    ...faults.map(({ line, message }) => ({ line, words: message, isFault: true })),
    ...changes.map(({ line, words }) => ({ line, words, isFault: false })),
  ];
  if (lines.length === 0) return <p className="notice notice-plain">{nothing}</p>;
  return (
    <>
      {faults.length > 0 && (
        <p className="notice notice-problem">
          Put these lines right, or take them out, and look again. Nothing is kept before that.
        </p>
      )}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">{faults.length > 0 ? "What is wrong, or would change" : "What would change"}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map(({ line, words, isFault }) => (
            <tr key={`${line} ${words}`}>
              <td>{line}</td>
              <td className="breaks">
                {isFault && <b>Wrong: </b>}
                {words}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > SHOWN && <p className="quiet">and {lines.length - SHOWN} more</p>}
    </>
  );
}
