import { byPath } from "./by-path.ts";

/** A manifest format: whose names it has, which lines name a dependency with its version, which name the package itself. */
export type ManifestFamily = {
  readonly name: string;
  /** On the whole path. */
  readonly path: RegExp;
  /** A line on which only version tokens may differ for the change to be a bump. */
  readonly line: RegExp;
  /** A line with the version of the package that the manifest describes: release bookkeeping, not a dependency. */
  readonly own?: RegExp;
};

/** A JSON member whose whole value is a version, a range, or a name with one. */
const JSON_PAIR =
  /^\s*"[^"]+"\s*:\s*"(?:(?:(?:npm|workspace|jsr|git|github|https?)[^"\s]*[@#:])|[\w./-]+@)?[\^~<>=v|*\s]*[\dxX*][^"]*"\s*,?\s*$/;
/** A name, an operator and a version, as Python writes requirements. */
const REQUIREMENT =
  /^\s*[-"']?\s*["']?[A-Za-z][\w.-]*\s*(?:\[[\w,\s.-]*\])?\s*\(?(?:===?|~=|!=|>=|<=|>|<|@)\s*\S/;
const QUOTED_REQUIREMENT = /["'][A-Za-z][\w.-]*(?:\[[\w,.-]*\])?\s?(?:==|~=|!=|>=|<=|>|<)\s?\d/;
const TOML_PAIR =
  /^\s*["']?[\w.-]+["']?\s*=\s*(?:["'][\^~<>=!*,\s]*v?\d[^"']*["']|\{.*\bversion\s*=\s*["'].*\})\s*,?\s*(?:#.*)?$/;

export const MANIFEST_FAMILIES: readonly ManifestFamily[] = [
  {
    name: "npm",
    path: /(?:^|\/)(?:package|bower|deno|jsr|composer|vcpkg|lerna)\.jsonc?$/,
    line: JSON_PAIR,
    own: /^\s*"version"\s*:/,
  },
  {
    name: "python",
    path: /(?:^|\/)(?:pyproject\.toml|Pipfile|setup\.(?:py|cfg)|[^/]*requirements[^/]*\.(?:txt|in)|constraints[^/]*\.txt|requirements\/[^/]+\.(?:txt|in)|environment\.ya?ml)$/,
    line: new RegExp(
      `${REQUIREMENT.source}|${QUOTED_REQUIREMENT.source}|${TOML_PAIR.source}|^\\s*-\\s*[\\w.-]+=[\\d.]`,
    ),
    own: /^\s*version\s*=/,
  },
  {
    name: "go",
    path: /(?:^|\/)go\.(?:mod|work)$/,
    line: /^\s*(?:(?:require|replace|exclude|tool)\s+)?[\w.~/-]+(?:\s+v\d|\s.*=>.*\sv\d)|^\s*(?:go|toolchain)\s+(?:go)?\d/,
  },
  {
    name: "maven",
    path: /(?:^|\/)(?:pom|[\w.-]+\.pom)(?:\.xml)?$/,
    line: /^\s*<([\w.-]*version[\w.-]*)>[^<]*\d[^<]*<\/\1>\s*$/i,
  },
  {
    name: "gradle",
    path: /(?:\.gradle(?:\.kts)?|(?:^|\/)(?:gradle\.properties|[\w.-]*versions\.toml|build\.sbt|plugins\.sbt|Dependencies\.(?:scala|kt)))$/,
    line: /["'][\w.-]+:[\w.-]+:[^"']*\d[^"']*["']|\bid\b.*\bversion\b|["']\s*%%?\s*["']|^\s*["']?[\w.-]+["']?\s*=\s*(?:["']\s*v?\d[^"']*["']|\{.*\bversion\s*=.*\})|[vV]ersion\w*\s*=\s*["']?v?\d/,
    own: /^\s*(?:(?:project)?version|ThisBuild \/ version)\s*(?::?=\s*)?["']/i,
  },
  {
    name: "ruby",
    path: /(?:^|\/)(?:Gemfile|gems\.rb|[\w.-]+\.gemspec|Podfile|[\w.-]+\.podspec|Cartfile|\.ruby-version)$/,
    line: /^\s*(?:gem|pod|ruby|binary|git|github|\w+\.add_(?:development_|runtime_)?dependency)\b.*\d|^\s*\d[\w.]*\s*$/,
    own: /^\s*\w+\.version\s*=/,
  },
  {
    name: "cargo",
    path: /(?:^|\/)Cargo\.toml$/,
    line: TOML_PAIR,
    own: /^\s*(?:version|edition)\s*=/,
  },
  {
    name: "nuget",
    path: /(?:\.(?:csproj|fsproj|vbproj|nuspec)|(?:^|\/)(?:Directory\.(?:Packages|Build)\.(?:props|targets)|packages\.config|paket\.dependencies|global\.json|dotnet-tools\.json))$/,
    line: /<(?:PackageReference|PackageVersion|GlobalPackageReference|PackageDownload|package|dependency)\b.*\bversion\s*=\s*"[^"]*\d|<[\w.]+Version>[^<$]*\d[^<]*<|^\s*nuget\s+\S+.*\d|^\s*"version"\s*:\s*"\d/i,
    own: /^\s*<(?:Version|VersionPrefix|AssemblyVersion|FileVersion|PackageVersion|InformationalVersion)>/,
  },
  {
    name: "docker",
    path: /(?:^|\/)(?:[\w.-]+\.)?(?:Dockerfile|Containerfile|dockerfile)(?:\.[\w.-]+)?$/,
    line: /^\s*FROM\s+\S+/i,
  },
  {
    name: "actions",
    path: /(?:^\.github\/(?:workflows|actions)\/.*|(?:^|\/)action)\.ya?ml$/,
    line: /^\s*(?:-\s*)?uses\s*:\s*["']?[^@\s]+@\S+/,
  },
  {
    name: "tools",
    path: /(?:^|\/)(?:\.tool-versions|\.?mise\.toml|\.nvmrc|\.node-version|\.python-version|\.java-version|\.terraform-version|\.bazelversion)$/,
    line: /^\s*(?:["']?[\w./:-]+["']?\s*=?\s+)?["']?(?:v|lts\/)?\d[\w.+-]*["']?\s*(?:#.*)?$/,
  },
  {
    name: "other",
    path: /(?:^|\/)(?:pubspec\.yaml|Package\.swift|mix\.exs|rebar\.config|MODULE\.bazel|\.pre-commit-config\.yaml|deps\.edn|project\.clj|shard\.yml|stack\.yaml|Project\.toml|versions\.tf)$/,
    line: /^\s*[\w-]+:\s*["']?[\^~<>=v]*\s*\d\S*["']?\s*$|\.package\(.*\d|\{\s*:\w+,.*\d|bazel_dep\(.*\d|^\s*rev:\s*\S*\d|["'\s]:?mvn\/version|\[[\w./-]+\s+"\d|^\s*version\s*=\s*"[~>=<\s]*\d/,
    own: /^\s*version:/,
  },
];

/** The format of a manifest; null for a path that is none. */
export const familyOf = byPath(
  (path): ManifestFamily | null => MANIFEST_FAMILIES.find((family) => family.path.test(path)) ?? null,
);
