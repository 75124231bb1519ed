// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>Title, what was run, the result in one line, and the way to the sections.</summary>
internal static class HeaderSection
{
    public static Html Of(ReportDocument page) => Html.Of(
        $"""
        <header>
        <h1>{page.Title}</h1>
        <p>{string.Join(" · ", page.Caption.Facts)}</p>
        {Alarm(page.Caption.Alarm)}
        <p class="verdict">{page.Verdict}</p>
        <nav aria-label="Sections"><ul>{Html.Join("", page.Sections.Select(Link))}</ul></nav>
        </header>
        """);

    private static Html Alarm(string? alarm) => alarm is null ? Html.Empty : Html.Of($"""<p class="alarm" role="alert">{alarm}</p>""");

    private static Html Link(ReportSection section) => Html.Of($"""<li><a href="#{section.Id}">{section.Title}</a></li>""");
}
