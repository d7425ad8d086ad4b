/** A project of a tracker. `key` is `<host>/<id>`; `label` is its short key of today. */
export type HostProject = {
  readonly key: string;
  readonly label: string;
  readonly name: string;
  /** software, service_desk, business … */
  readonly kind: string | null;
};
