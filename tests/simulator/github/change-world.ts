import { fullName, type GithubState } from "@/prisma/scenarios/hosts/github/state.ts";
import type { HostedPull } from "@/prisma/scenarios/organisation/hosted-pull.ts";
import type { HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";

/** What happens while somebody reads. Every change is seen by the next answer. */
export type ChangeWorld = {
  readonly rename: (repository: HostedRepository, name: string) => void;
  readonly transfer: (repository: HostedRepository, owner: string) => void;
  /** 404 from now on. */
  readonly remove: (repository: HostedRepository) => void;
  /** The credentials may not see it, or may again. */
  readonly hide: (repository: HostedRepository, isHidden?: boolean) => void;
  /** Changes a pull request and moves its `updatedAt` to now. */
  readonly edit: (pull: HostedPull, change: Partial<HostedPull>) => void;
  readonly open: (repository: HostedRepository, pull: HostedPull) => void;
  /** After a change of anything else. */
  readonly touch: () => void;
};

export function changeWorld(state: GithubState): ChangeWorld {
  const touch = (): void => {
    state.version += 1;
  };
  const move = (
    repository: HostedRepository,
    to: { readonly owner?: string; readonly name?: string },
  ): void => {
    repository.previousNames = [...repository.previousNames, fullName(repository)];
    Object.assign(repository, to);
    touch();
  };
  return {
    touch,
    rename: (repository, name) => move(repository, { name }),
    transfer: (repository, owner) => move(repository, { owner }),
    remove: (repository) => {
      repository.isDeleted = true;
      touch();
    },
    hide: (repository, isHidden = true) => {
      if (isHidden) state.hidden.add(repository.id);
      else state.hidden.delete(repository.id);
      touch();
    },
    edit: (pull, change) => {
      Object.assign(pull, { updatedAt: Math.floor(state.clock.now() / 1000) * 1000, ...change });
      touch();
    },
    open: (repository, pull) => {
      repository.pulls.push(pull);
      state.pulls.set(pull.id, { pull, repository });
      touch();
    },
  };
}
