import { DRIVER_LABEL, DRIVER_MEANS } from "@/components/numbers/driver-words.ts";
import { formatNumber } from "@/components/numbers/format.ts";
import { DataTable } from "@/components/ui/data-table.tsx";
import { NEVER } from "@/lib/metrics/metric.ts";
import { DEFAULT_CALIBRATION } from "@/lib/model/calibration.ts";
import { DRIVERS } from "@/lib/model/complexity.ts";
import { VersionHistory } from "./version-history.tsx";

const LIMITS = [
  "It is an ordered scale by convention: twice the points is not proven to be twice as hard.",
  "Separate pieces of work that should have been one can score more than it.",
  "Of what people said only counts are kept: that a commit followed a conversation is told from its time, and questions of a tracker that keeps no list of its comments count where somebody other than the authors took part in the item.",
  "Lines of code that are equal but for one edit count three times at most, wherever they stand.",
  "What was not seen (a tracker, reviews, earlier changes) counts nothing and is named beside the score.",
  "The constants are the shipped ones; whether they hold for an organisation is not tested yet.",
];

const CHANGES = [{ version: 1, date: "2026-11-22", change: "First version." }];

/** What complexity points are: what is counted, what it is worth, where it ends. */
export const ComplexityEntry = () => (
  <article className="definition" id="complexity" aria-labelledby="complexity-title">
    <h3 id="complexity-title">Complexity points</h3>
    <p className="prose">
      How hard a piece of work was, from 0 to 100, however many changes or lines it took. Each of nine drivers
      counts something in the lines that are work, and gives a share of its points that grows ever slower: all
      of them once the count reaches its scale. Lines that were generated, copied, moved or only formatted are
      taken out before, and what one change of the piece did and another undid is nothing.
    </p>
    <DataTable
      rows={DRIVERS}
      keyOf={(driver) => driver}
      caption={`Constants ${DEFAULT_CALIBRATION.version}`}
      columns={[
        {
          head: "Driver",
          cell: (driver) => (
            <>
              {DRIVER_LABEL[driver]}
              <span className="sub">{DRIVER_MEANS[driver]}</span>
            </>
          ),
        },
        {
          head: "Points at most",
          className: "num",
          cell: (driver) => formatNumber(DEFAULT_CALIBRATION.weights[driver]),
        },
        {
          head: "Scale",
          className: "num",
          cell: (driver) => formatNumber(DEFAULT_CALIBRATION.scales[driver]),
        },
      ]}
    />
    <dl className="facts table-note">
      <dt>Computed as</dt>
      <dd>Sum over the drivers of points × min(1, log₂(1 + count) ÷ log₂(1 + scale))</dd>
      <dt>Bands</dt>
      <dd>
        S, M, L and XL begin at 15, 30 and 50 points; with 200 pieces of work within twelve months, at the
        half, the fifth and the twentieth of them that are hardest.
      </dd>
      <dt>Limits</dt>
      <dd>
        <ul className="lines">
          {LIMITS.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </dd>
      <dt>Never for</dt>
      <dd>
        <ul className="lines">
          {[...NEVER, "Estimating work that is not done yet."].map((use) => (
            <li key={use}>{use}</li>
          ))}
        </ul>
      </dd>
      <dt>Read beside</dt>
      <dd>
        <a href="#net-points">Net contribution</a>: what is left of it
      </dd>
      <dt>History</dt>
      <dd>
        <VersionHistory history={CHANGES} />
      </dd>
    </dl>
  </article>
);
