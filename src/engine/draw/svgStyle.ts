/** The look of an SVG, for light and dark pages. Colours keep 4.5 : 1 for text; what a colour says, a shape or a word says too. */
export const SVG_STYLE = `.dagwright{--paper:#fff;--text:#1a1d23;--dim:#5a6270;--line:#98a1ae;--group:#f6f7f9;--group-line:#dfe2e8;--node:#e4f1f6;--node-line:#6ba0b5;--note:#f2f3f6;--output:#ffc857;--output-line:#b3831a;--many:#2f8f4e;--one:#c0392b;--path:#d0342c}
@media (prefers-color-scheme:dark){.dagwright{--paper:#121417;--text:#e9ecf1;--dim:#a4adba;--line:#67707e;--group:#191c21;--group-line:#2f353e;--node:#17303b;--node-line:#5c93a8;--note:#23272e;--output:#5e460c;--output-line:#ffc857;--many:#5cc886;--one:#ff8f80;--path:#ff7a70}}
.dagwright text{font-family:ui-monospace,"SF Mono","Cascadia Code",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;fill:var(--text)}
.dagwright .name{font-size:13px;font-weight:600}
.dagwright .type{font-size:11px;font-style:italic;fill:var(--dim)}
.dagwright .output .type{fill:var(--text)}
.dagwright .label{font-size:11px;fill:var(--dim)}
.dagwright .paper{fill:var(--paper)}
.dagwright .group{fill:var(--group);stroke:var(--group-line)}
.dagwright .box path,.dagwright .box rect{fill:var(--node);stroke:var(--node-line);stroke-width:1.25}
.dagwright .input rect{fill:var(--paper);stroke:var(--line);stroke-dasharray:4 3}
.dagwright .config path{fill:var(--note);stroke:var(--line)}
.dagwright .loader path,.dagwright .saver path{fill:var(--paper)}
.dagwright .output path,.dagwright .output rect{fill:var(--output);stroke:var(--output-line)}
.dagwright .expand rect{stroke:var(--many)}
.dagwright .collect rect{stroke:var(--one)}
.dagwright .box .inner{fill:none}
.dagwright .box .hatch{fill:url(#dagwright-hatch);stroke:none}
.dagwright .hatch-line{stroke:var(--text);stroke-opacity:.22}
.dagwright .box .frame{fill:none;stroke:var(--line);stroke-dasharray:4 3}
.dagwright .on-path path,.dagwright .on-path rect{stroke:var(--path);stroke-width:2}
.dagwright .edge{fill:none;stroke:var(--line);stroke-width:1.25}
.dagwright .optional{stroke-dasharray:5 3}
.dagwright .head{fill:var(--line);stroke:none}
.dagwright .edge.bad{stroke:var(--path);stroke-dasharray:2 3}
.dagwright .edge.on-path{stroke:var(--path);stroke-width:2}
.dagwright .head.on-path{fill:var(--path)}`
