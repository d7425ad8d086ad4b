type Page = {
  readonly action: string;
  /** JSON that GitHub makes the app of. */
  readonly manifest: string;
  readonly nonce: string;
};

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A page that hands the description of an app over to GitHub, by itself or with a button where scripts are off. */
export const manifestPage = ({ action, manifest, nonce }: Page): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>On to GitHub</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>On to GitHub</h1>
<p>GitHub shows what the app may read and makes it when you agree.</p>
<form id="app" method="post" action="${escape(action)}">
<input type="hidden" name="manifest" value="${escape(manifest)}">
<button type="submit">Make the app at GitHub</button></form></main>
<script nonce="${nonce}">document.getElementById("app").submit()</script></body></html>
`;
