// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;

namespace Mp3.Experiments.Report.Sections;

/// <summary>Names and their values.</summary>
internal static class FactList
{
    public static Html Of(IEnumerable<(string Name, string Value)> facts) => Html.Of(
        $"""
        <dl>
        {Html.Lines(facts.Select(fact => Html.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>")))}
        </dl>
        """);
}
