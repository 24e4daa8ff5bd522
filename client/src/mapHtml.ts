import type { MapTexts } from '../map/types.ts';
import { KINDS, LETTERS } from '../map/types.ts';

/** Where the page finds its own files, and what it may load: nothing else. */
export interface MapHtmlOptions {
  readonly script: string;
  readonly style: string;
  /** The origin of the style, as the editor gives it. */
  readonly cspSource: string;
  /** A word that nobody can guess, new for every page. */
  readonly nonce: string;
  readonly language: string;
  readonly texts: MapTexts;
}

/** The page of the agent map. It runs one script, and reaches nothing beyond its own files. */
export function mapHtml({ script, style, cspSource, nonce, language, texts }: MapHtmlOptions): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}`;
  const kinds = KINDS.map(
    (kind) =>
      `<button type="button" class="${kind}" data-kind="${kind}" aria-pressed="true"><span class="swatch" aria-hidden="true">${LETTERS[kind]}</span> ${escaped(texts.kinds[kind])} <span data-count="${kind}"></span></button>`,
  );
  const arrows = ['calls', 'uses', 'refers'].map(
    (is) =>
      `<marker id="arrow-${is}" viewBox="0 0 8 8" refX="1" refY="4" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse"><path d="M0,0L8,4L0,8Z"/></marker>`,
  );
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escaped(texts.title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body data-texts="${escaped(JSON.stringify(texts))}">
<div class="bar" role="toolbar" aria-label="${escaped(texts.title)}">
<input id="filter" type="search" placeholder="${escaped(texts.filter)}" aria-label="${escaped(texts.filter)}" title="/">
${kinds.join('\n')}
<button type="button" id="zoom-out" aria-label="${escaped(texts.zoomOut)}" title="${escaped(texts.zoomOut)} (-)">−</button>
<button type="button" id="zoom-in" aria-label="${escaped(texts.zoomIn)}" title="${escaped(texts.zoomIn)} (+)">+</button>
<button type="button" id="fit" title="${escaped(texts.fit)} (0)">${escaped(texts.fit)}</button>
<span id="status" role="status"></span>
</div>
<p id="empty" hidden></p>
<svg id="map" role="group" aria-label="${escaped(texts.help)}"><defs>${arrows.join('')}</defs><g id="all"></g></svg>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
