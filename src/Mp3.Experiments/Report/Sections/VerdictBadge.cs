// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>A verdict as a badge: its sign and word say it without the colour.</summary>
internal static class VerdictBadge
{
    public static Html Of(Claim claim) => claim.Verdict switch
    {
        Verdict.Holds => Of("good", "✓", claim.Ruling),
        Verdict.DoesNotHold => Of("bad", "✗", claim.Ruling),
        Verdict.Depends => Of("mixed", "◐", claim.Ruling),
        _ => Of("open", "–", claim.Ruling),
    };

    /// <summary>A check's outcome.</summary>
    public static Html Of(bool passed) => passed ? Of("good", "✓", "passed") : Of("bad", "✗", "violated");

    private static Html Of(string kind, string sign, string word) =>
        Html.Of($"""<span class="badge {kind}"><span aria-hidden="true">{sign}</span> {word}</span>""");
}
