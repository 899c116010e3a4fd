namespace Isegoria.Bot.Evaluating;

/// <summary>How a report looks, on the product's tokens.</summary>
internal static class ReportStyle
{
    public const string Css = """
        body { margin: 0 auto; max-width: 72rem; padding: var(--space-4); background: var(--paper); color: var(--ink); font-family: var(--font); font-size: var(--text-console); line-height: var(--leading); }
        p, dl { max-width: var(--measure); } a { color: var(--accent); } h1, h2 { font-size: var(--text-heading); line-height: 1.25; } h3 { font-size: var(--text-title); margin-top: var(--space-6); } h1, h3, h4 { overflow-wrap: anywhere; }
        section { border-top: 1px solid var(--line); margin-top: var(--space-5); }
        .lead { font-size: var(--text-title); } .muted, .tick { color: var(--muted); fill: var(--muted); font-size: var(--text-small); }
        .skip { position: absolute; left: -100vw; } .skip:focus { left: var(--space-4); } :focus-visible { outline: var(--focus-width) solid var(--focus); outline-offset: var(--focus-offset); }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        summary { cursor: pointer; min-height: 44px; display: list-item; padding-block: var(--space-2); } nav ul { columns: 16rem; padding-inline-start: var(--space-4); } nav li { padding-block: var(--space-1); }
        .wide { overflow-x: auto; margin: var(--space-4) 0; position: relative; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; } caption { text-align: start; color: var(--muted); }
        th, td { padding: var(--space-1) var(--space-2); text-align: start; border-bottom: 1px solid var(--line); vertical-align: top; } thead th { white-space: nowrap; } tbody th { min-width: 11rem; font-weight: normal; } .found td:last-child { font-weight: bold; }
        blockquote { margin: var(--space-3) 0; padding-inline-start: var(--space-3); border-inline-start: var(--focus-width) solid var(--line); max-width: var(--measure); overflow-wrap: anywhere; }
        svg { display: block; width: 100%; max-width: 32rem; background: var(--surface); } svg text { paint-order: stroke; stroke: var(--surface); stroke-width: 4px; fill: var(--ink); font-family: var(--font); font-size: 13px; } svg .tick { fill: var(--muted); }
        svg .rule { stroke: var(--line); } svg .fair { stroke: var(--ink); stroke-width: 2; } svg .seen, svg .found { stroke: var(--accent); stroke-width: 2; fill: var(--surface); } svg .found { fill: var(--accent); }
        dd { margin: 0 0 var(--space-2) var(--space-4); white-space: pre-wrap; overflow-wrap: anywhere; } dt { color: var(--muted); } dl { border-inline-start: var(--focus-width) solid var(--line); padding-inline-start: var(--space-3); }
        figure { margin-inline: 0; } @media (max-width: 40rem) { body { padding: var(--space-3); } dd { margin-inline-start: 0; } tbody th { min-width: 9rem; } }
        @media print { details > * { display: block; } .wide { overflow: visible; } }
        """;
}
