// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>Title, what was run, the result in one line, and the way to the sections.</summary>
internal static class HeaderSection
{
    public static Html Of(ReportContent content) => Html.Of(
        $"""
        <header>
        <h1>{content.Title}</h1>
        <p>{string.Join(" · ", content.Caption.Facts)}</p>
        {Alarm(content.Caption.Alarm)}
        <p class="verdict">{string.Join(" · ", Verdicts(content))}</p>
        <nav aria-label="Sections"><ul>{Html.Join("", ReportSections.Of(content).Select(Link))}</ul></nav>
        </header>
        """);

    private static Html Alarm(string? alarm) => alarm is null ? Html.Empty : Html.Of($"""<p class="alarm" role="alert">{alarm}</p>""");

    private static Html Link(ReportSection section) => Html.Of($"""<li><a href="#{section.Id}">{section.Title}</a></li>""");

    private static string Words(Verdict verdict, int count) => (verdict, count) switch
    {
        (Verdict.Holds, 1) => "holds",
        (Verdict.Holds, _) => "hold",
        (Verdict.DoesNotHold, 1) => "does not hold",
        (Verdict.DoesNotHold, _) => "do not hold",
        (Verdict.Depends, 1) => "depends",
        (Verdict.Depends, _) => "depend",
        (_, 1) => "is not tested",
        _ => "are not tested",
    };

    private static IEnumerable<string> Verdicts(ReportContent content)
    {
        int passed = content.Manifest.Checks.Count(check => check.Passed);
        yield return $"{passed} of {content.Manifest.Checks.Count} self-checks passed";
        if (content.Claims.Count > 0)
        {
            IEnumerable<string> counts = content.Claims
                .CountBy(claim => claim.Verdict)
                .OrderBy(group => group.Key)
                .Select(group => $"{group.Value} {Words(group.Key, group.Value)}");
            yield return $"of {content.Claims.Count} claims {string.Join(", ", counts)}";
        }
    }
}
