type Props = { done: number; total: number; label: string };

/** How far a long piece of work has come, drawn and told. */
export function ProgressBar({ done, total, label }: Props) {
  const share = total > 0 ? Math.min(done / total, 1) : 0;
  return (
    <svg
      className="progress"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a progress element is not drawn alike in every browser
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(done, total)}
    >
      <rect width="100%" height="100%" />
      <rect width={`${(share * 100).toFixed(2)}%`} height="100%" />
    </svg>
  );
}
