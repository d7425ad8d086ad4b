/**
 * Paths that tools write, by the kind of tool, after the path predicates of `generated.rb` of github-linguist (MIT, see
 * THIRD_PARTY.md); further lock files, protocol-buffer names, test snapshots and media are our own additions.
 */

/** Names before `.lock`, at the end of a path. */
const LOCK_NAMES =
  "composer poetry pdm uv pixi deno flake Cargo Pipfile Gemfile gems yarn Podfile mix pubspec rebar conan Chart requirements " +
  "requirements-dev shard stack\\.yaml devbox devenv spack buf package Puppetfile Berksfile symfony paket renv pak Gopkg glide";

export const LOCKFILE_PATHS: readonly string[] = [
  `(?:^|/)(?:${LOCK_NAMES.replaceAll(" ", "|")})\\.lock$`,
  "(?:^|/)(?:\\w+\\.)?esy\\.lock$",
  "(?:^|/)MODULE\\.bazel\\.lock$",
  "(?:^|/)mise(?:\\.[^/]+)?\\.lock$",
  "(?:^|/)\\.terraform\\.lock\\.hcl$",
  "(?:^|/)(?:buildscript-)?gradle\\.lockfile$",
  "(?:^|/)gradle/verification-metadata\\.xml$",
  "(?:^|/)(?:npm-shrinkwrap|package-lock|packages\\.lock|project\\.assets|\\w*maven_install)\\.json$",
  "(?:^|/)(?:pnpm-lock|shrinkwrap|conda-lock)\\.ya?ml$",
  "(?:^|/)bun\\.lockb?$",
  "(?:^|/)go(?:\\.work)?\\.sum$",
  "(?:^|/)(?:Package|Cartfile)\\.resolved$",
  "(?:^|/)cabal\\.project\\.freeze$",
  "(?:^|/)(?:Julia)?Manifest(?:-v\\d+\\.\\d+)?\\.toml$",
];

export const GENERATED_PATHS: readonly string[] = [
  "\\.(?:nib|xcworkspacedata|xcuserstate)$",
  "(?:^|/)\\.idea/",
  "(?:^|/)Pods/",
  "(?:^|/)Carthage/Build/",
  "__generated__/",
  "\\.[Dd]esigner\\.(?:cs|vb)$",
  "\\.[Ff]eature\\.cs$",
  "(?:^|/)Cargo\\.toml\\.orig$",
  "node_modules/",
  "vendor/(?:(?!-)[-0-9A-Za-z]+(?<!-)\\.)+(?:com|edu|gov|in|me|net|org|fm|io)",
  "(?:^|/)\\.pnp\\..*$",
  "Godeps/",
  "[^/]\\.zep\\.(?:c|h|php)$",
  "(?:^|/)(?:gradlew(?:\\.bat)?|mvnw(?:\\.cmd)?)$",
  "(?:^|/)htmlcov/",
  "(?:^|/)\\.secrets\\.baseline$",
  "_(?:tlb|TLB|Tlb)\\.pas$",
  "(?:^|/)\\.sqlx/query-[a-f\\d]{64}\\.json$",
  "\\.(?:css|js|mjs|cjs)\\.map$",
  "\\.pb(?:\\.gw|\\.validate)?\\.(?:go|cc|h|swift|dart)$",
  "_pb2(?:_grpc)?\\.pyi?$",
  "_pb\\.(?:rb|js|ts)$",
  "\\.(?:g|freezed|mocks|pbenum|pbjson|pbserver|pbgrpc)\\.dart$",
  "(?:^|/)zz_generated[._][^/]*$",
  "[._]generated\\.[A-Za-z]+$",
  "\\.gen\\.(?:go|ts|tsx|js|rs|py|cs)$",
];

export const MINIFIED_PATHS: readonly string[] = ["[.-]min\\.(?:js|css|mjs|cjs)$"];

export const SNAPSHOT_PATHS: readonly string[] = [
  "(?:^|/)__snapshots__/",
  "\\.(?:snap|ambr)$",
  "(?:^|/)testdata/(?:.*/)?golden(?:/|\\.|$)",
  "(?:^|/)testdata/.*\\.golden$",
];

/** Endings of pictures, sound, film, fonts, archives, office files and compiled code. */
export const MEDIA_ENDINGS =
  "png jpg jpeg gif bmp ico icns webp avif tif tiff psd ai eps svg svgz heic mp3 wav ogg oga flac m4a aac mp4 m4v mov avi " +
  "mkv webm ogv woff woff2 ttf otf eot zip gz tgz bz2 xz zst 7z rar tar jar war ear whl nupkg pdf doc docx xls xlsx ppt " +
  "pptx odt ods odp exe dll so dylib pyc wasm sqlite";
