import type { Person } from "../organisation.ts";
import { FAMILY, GIVEN } from "./names.ts";
import { DAY, nodeId, seconds, type World } from "./world.ts";

const LEVELS = ["junior", "mid", "mid", "senior", "senior", "staff"] as const;

/**
 * Fills the people and their accounts. Every sixth has a second account, every fourth a private address, two share a name,
 * the last two work elsewhere and come with forks, some have left and some of those deleted their account.
 */
export function makePeople(world: World): void {
  for (let place = 0; place < world.size.people; place += 1) makePerson(world, place);
}

function makePerson(world: World, place: number): void {
  const { people, size } = world;
  const rng = world.rng.fork(`person/${place}`);
  const isOutside = place >= size.people - 2;
  const twin = place === 5 ? people[1] : undefined;
  const name =
    twin?.name ??
    `${GIVEN[place % GIVEN.length] ?? "Ann"} ${FAMILY[(place * 7 + 3) % FAMILY.length] ?? "Brandt"}`;
  const handle = `${ascii(name).replace(/ .*/, "")}-${ascii(name).replace(/.* /, "")}${twin ? "2" : place >= GIVEN.length ? place : ""}`;
  const workEmail = isOutside
    ? `${handle}@outside.example`
    : `${handle.replace("-", ".")}@${world.login}.example`;
  const hasLeft = !isOutside && place % 11 === 9;
  const leftAt = hasLeft ? seconds(world.now - rng.between(20, Math.floor(size.days / 2)) * DAY) : null;
  const joinedAt = seconds(
    place % 7 === 3
      ? world.start + rng.between(10, Math.floor(size.days / 3)) * DAY
      : world.start - rng.between(30, 900) * DAY,
  );
  const id = `p${String(place + 1).padStart(2, "0")}`;
  const first = makeAccount(world, {
    id,
    name,
    handle,
    email: workEmail,
    place,
    isDeleted: hasLeft && place % 2 === 1,
  });
  const second =
    place % 6 === 4
      ? [
          makeAccount(world, {
            id,
            name: handle,
            handle: `${handle}-dev`,
            email: `${handle}@mail.example`,
            place,
            isDeleted: false,
          }),
        ]
      : [];
  const accounts = [first, ...second];
  const noreply = accounts.map((account) => `${account.id}+${account.login}@users.noreply.${world.codeHost}`);
  const privately = place % 4 === 2 || second.length > 0 ? [`${handle}@mail.example`] : [];
  const person: Person = {
    id,
    name,
    workEmail,
    emails: [workEmail, ...privately, ...noreply],
    level: rng.pick(LEVELS),
    joinedAt,
    leftAt,
    accounts: accounts.map((account) => account.id),
    jiraAccount: isOutside ? null : `5b10a2844c20165700e${(place + 4096).toString(16)}`,
  };
  people.push(person);
}

type Draft = { id: string; name: string; handle: string; email: string; place: number; isDeleted: boolean };

function makeAccount(world: World, { id: person, name, handle, email, place, isDeleted }: Draft) {
  const id = world.id("account") * 7 + place;
  const account = {
    id,
    nodeId: nodeId("U", id),
    type: "User" as const,
    role: isDeleted ? ("ghost" as const) : ("human" as const),
    person,
    login: handle,
    graphqlLogin: handle,
    name: place % 5 === 0 ? null : name,
    email: place % 3 === 0 ? email : null,
    commitEmail: email,
    isDeleted,
    createdAt: seconds(world.start - (400 + place) * DAY),
  };
  world.accounts.set(id, account);
  return account;
}

const ascii = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll("ø", "o")
    .replaceAll("Ł", "L")
    .replace(/[^A-Za-z ]/g, "")
    .toLowerCase();
