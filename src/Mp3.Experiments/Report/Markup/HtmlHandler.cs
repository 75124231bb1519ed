// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using System.Text;

namespace Mp3.Experiments.Report.Markup;

/// <summary>
/// Builds HTML from an interpolated string. Only <see cref="Html"/> goes in as it is; all else is escaped, so that
/// forgetting it is impossible.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct HtmlHandler
{
    private readonly StringBuilder _markup;

    public HtmlHandler(int literalLength, int formattedCount)
    {
        const int GuessedHole = 16;
        _markup = new StringBuilder(literalLength + (formattedCount * GuessedHole));
    }

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(Html piece) => _markup.Append(piece.ToString());

    public void AppendFormatted(string? text) => _markup.Append(Html.Escape(text));

    public void AppendFormatted(long number) => _markup.Append(number);

    public override string ToString() => _markup.ToString();
}
