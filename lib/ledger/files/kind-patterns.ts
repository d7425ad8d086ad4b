/** Regular expressions over whole paths, one list a kind; `file-kind.ts` asks them in the order of the kinds. */
const oneOf = (...sources: readonly string[]) => new RegExp(sources.join("|"), "i");

/** Prose that describes tests or specifies behaviour is not a test, so the directories alone do not decide for it. */
export const TEST_DIRECTORY = oneOf(
  "(?:^|/)(?:tests?|__tests?__|__mocks__|__fixtures__|spec|testing|e2e|cypress|playwright|integration[-_]?tests?|unit[-_]?tests?|androidTest|testFixtures)/",
  "(?:^|/)[\\w.-]+[._-]tests?/",
);
export const TEST_NAME = oneOf(
  "[._-](?:test|tests|spec|specs|e2e|cy)\\.[a-z]+$",
  "(?:^|/)tests?[._-][^/]*\\.[a-z]+$",
  "(?:^|/)(?:conftest|tests?)\\.py$",
  "(?:^|/)(?:vitest|jest|karma|playwright|cypress|wdio|phpunit|pytest|tox)\\b[^/]*\\.(?:js|ts|mjs|cjs|mts|cts|ini|xml|json|dist)$",
  "\\.bats$",
);
/** `FooTest.java` and `FooSpec.scala`: the capital separates them from `latest.java`. */
export const TEST_CLASS =
  /[a-z0-9](?:Test|Tests|TestCase|IT|Spec|Specs)\.(?:java|kt|kts|scala|groovy|cs|vb|fs|swift|php|m|mm|cpp|cc)$/;

export const DOCS = oneOf(
  "\\.(?:md|mdx|mdc|markdown|rst|adoc|asciidoc|org|rdoc|textile|creole|pod|tex|bib|man|[1-8])$",
  "(?:^|/)(?:readme|changelog|changes|history|news|authors|contributors|thanks|upgrading|install)(?:\\.[a-z]+)?$",
  "(?:^|/)(?:docs?|documentation|man|javadoc)/[^.]*(?:\\.(?:html?|css|txt|csv|json|ya?ml|xml|toml))?$",
  "(?:^|/)(?:docs?|documentation)/.*\\.(?:html?|css|txt|csv|po|pot)$",
);
export const PLAIN_TEXT = /\.txt$/i;

export const MIGRATION = oneOf(
  "(?:^|/)migrations/.*\\.(?:sql|py|rb|ts|js|mjs|go|php|cs|java|kt|ex|exs|prisma|ya?ml|xml|toml)$",
  "(?:^|/)db/(?:migrate|changelog)/",
  "(?:^|/)alembic/versions/",
  "(?:^|/)(?:migrate|migration)/.*\\.sql$",
  "(?:^|/)[VUR]\\d[\\w.]*__[^/]*\\.(?:sql|java)$",
  "\\.(?:up|down)\\.sql$",
);

export const INFRA = oneOf(
  "\\.(?:tf|tfvars|tofu|hcl|bicep|nomad)(?:\\.json)?$",
  "(?:^|/)(?:[\\w.-]+\\.)?(?:dockerfile|containerfile)(?:\\.[\\w.-]+)?$",
  "(?:^|/)(?:docker-)?compose(?:[.-][\\w.-]+)?\\.ya?ml$",
  "(?:^|/)(?:k8s|kubernetes|helm|charts|kustomize|terraform|ansible|pulumi|cloudformation|manifests)/.*\\.(?:ya?ml|json|tpl|j2)$",
  "(?:^|/)(?:deploy|deployments?|infra|infrastructure)/.*\\.(?:ya?ml|json|sh|tpl|conf)$",
  "(?:^|/)(?:chart|kustomization|skaffold|serverless|samconfig|pulumi(?:\\.[\\w-]+)?|fly|render|app\\.yaml|cdk)\\.(?:ya?ml|toml|json)$",
  "(?:^|/)(?:procfile|vagrantfile|\\.dockerignore)$",
);

export const CI = oneOf(
  "^\\.github/(?:workflows|actions)/",
  "(?:^|/)action\\.ya?ml$",
  "(?:^|/)\\.(?:circleci|buildkite|teamcity|woodpecker|gitlab/ci|azure-pipelines|semaphore|tekton)/",
  "(?:^|/)\\.?(?:gitlab-ci|travis|appveyor|azure-pipelines|bitbucket-pipelines|drone|cirrus|codecov|woodpecker|cloudbuild|buildspec)[^/]*\\.ya?ml$",
  "(?:^|/)jenkinsfile[^/]*$",
);

export const META = oneOf(
  "(?:^|/)(?:li[cs]en[cs]es?|copying|notice|patents|third[_-]party)(?:[.-][\\w.-]*)?$",
  "(?:^|/)(?:codeowners|owners|maintainers|owners_aliases)(?:\\.\\w+)?$",
  "(?:^|/)\\.(?:git(?:attributes|ignore|modules|keep)|mailmap|editorconfig|npmignore|prettierignore|eslintignore|helmignore|indent\\.pro|git-blame-ignore-revs)$",
  "(?:^|/)\\.(?:vscode|vs|zed|fleet|obsidian|devcontainer)/",
  "\\.(?:sublime-project|sublime-workspace|code-workspace)$",
  "^\\.github/",
  "(?:^|/)(?:code_of_conduct|security|support|funding)\\.(?:md|ya?ml)$",
  "(?:^|/)(?:renovate|dependabot)\\.(?:json5?|ya?ml)$",
);

export const CONFIG = oneOf(
  "\\.(?:json|json5|jsonc|ya?ml|toml|ini|cfg|conf|properties|env|plist|xml|config|props|targets|csproj|fsproj|vbproj|sln|gradle|gradle\\.kts|gemspec|podspec|cabal|lock|opts|rc)$",
  "(?:^|/)\\.[^/]+$",
  "\\.config\\.[cm]?[jt]s$",
  "(?:^|/)\\.?[\\w-]+rc(?:\\.[cm]?js)?$",
  "(?:^|/)(?:makefile|gnumakefile|justfile|rakefile|gemfile|brewfile|podfile|pipfile|cmakelists\\.txt|go\\.(?:mod|work)|build(?:\\.bazel)?|workspace(?:\\.bazel)?|module\\.bazel|meson\\.build|setup\\.py|build\\.sbt|mix\\.exs|package\\.swift|requirements[^/]*\\.txt|constraints[^/]*\\.txt|robots\\.txt|manifest\\.in)$",
  "\\.(?:mk|bzl|cmake)$",
);
