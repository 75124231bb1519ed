// SPDX-License-Identifier: MIT

using System.Net;

namespace Mp3.Experiments.Report.Markup;

/// <summary>A piece of HTML that is safe to put into a page: data in it is escaped.</summary>
internal readonly record struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Nothing.</summary>
    public static Html Empty => default;

    /// <summary>The markup of an interpolated string: what is written in the source stays, every hole is escaped.</summary>
    public static Html Of(HtmlHandler handler) => new(handler.ToString());

    /// <summary>Escapes text for content and for quoted attributes.</summary>
    public static Html Text(string text) => new(Escape(text));

    /// <summary>Markup of this program's own, such as a picture.</summary>
    public static Html Trusted(string markup) => new(markup);

    /// <summary>Pieces one after the other, a line each.</summary>
    public static Html Lines(IEnumerable<Html> pieces) => new(string.Join('\n', pieces));

    /// <summary>Pieces with a separator of this program's own between them.</summary>
    public static Html Join(string separator, IEnumerable<Html> pieces) => new(string.Join(separator, pieces));

    public override string ToString() => _markup ?? "";

    internal static string Escape(string? text) => WebUtility.HtmlEncode(text ?? "");
}
