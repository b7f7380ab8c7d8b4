using Fluid;
using Fluid.Ast;
using Parlot.Fluent;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Which filters and tags of Orchard Core a theme may use here, and what to use instead of the others.</summary>
internal sealed class FilterRules(FilterCollection filters)
{
    private static readonly Dictionary<string, string> RefusedFilters = new()
    {
        ["shortcode"] = "there are no shortcodes here; write the HTML, or make a widget",
        ["query"] = "there are no stored queries here; ask for a list with list_items, or let the page's own model bring it",
        ["signal_url"] = "a link of a workflow leaves by mail only, and is made there",
        ["has_claim"] = "claims stay out of templates; use has_permission or is_in_role",
        ["user_email"] = "addresses of people stay out of templates",
        ["users_by_id"] = "accounts stay out of templates",
        ["user_id"] = "accounts stay out of templates; User says who reads, as far as a page needs it",
        ["console_log"] = "nothing is written to a visitor's console; use json on a page of your own",
        ["liquid"] = "text from the database is never run as a template",
        ["resource_url"] = "there are no modules with files of their own; put the file into assets/ and use asset_url",
    };

    private static readonly Dictionary<string, string> RefusedTags = new()
    {
        ["helper"] = "there are no tag helpers here; write the HTML itself",
        ["block"] = "there are no tag helpers here; write the HTML itself",
        ["form"] = "what a person fills in is a page of the house; link to it, or write a plain <form method=\"get\">",
        ["scriptblock"] = "the site's content security policy refuses scripts inside a page; put it into assets/ and use {% script src: 'js/x.js' %}",
        ["styleblock"] = "the site's content security policy refuses styles inside a page; put it into assets/ and use {% style src: 'css/x.css' %}",
        ["httpcontext_add_items"] = "templates do not reach the request; use assign, or a property of a shape",
        ["httpcontext_remove_items"] = "templates do not reach the request",
        ["shape_cache"] = "pages are kept whole; nothing in them needs a cache of its own",
        ["shape_tab"] = "tabs belong to the editors of Orchard Core",
    };

    public static IEnumerable<string> Refused => RefusedFilters.Keys.Concat(RefusedTags.Keys);

    public static void AddTo(IDictionary<string, Parser<Statement>> tags)
    {
        foreach (var (name, instead) in RefusedTags)
            tags[name] = new RefusedTag($"The tag '{name}' is not for this site: {instead}");
    }

    /// <summary>Why a filter may not be used so; null where it may.</summary>
    public string? Refuse(FilterExpression filter)
    {
        if (RefusedFilters.TryGetValue(filter.Name, out var instead))
            return $"The filter '{filter.Name}' is not for this site: {instead}";
        if (!filters.TryGetValue(filter.Name, out _))
            return $"There is no filter '{filter.Name}'";
        return Mixes(filter.Parameters) ? $"The arguments of '{filter.Name}' are named or by position, not both" : null;
    }

    public static bool Mixes(IReadOnlyList<FilterArgument> arguments) => arguments.Any(a => a.Name is { Length: > 0 }) && arguments.Any(a => string.IsNullOrEmpty(a.Name));

    private sealed class RefusedTag(string because) : Parser<Statement>
    {
        public override bool Parse(ParseContext context, ref Parlot.ParseResult<Statement> result) => throw new Parlot.ParseException(because, context.Scanner.Cursor.Position);
    }
}
